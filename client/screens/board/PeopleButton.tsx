import type { CSSProperties } from 'react'
import type { Person } from '../../../shared/protocol/room.ts'
import { Icon } from '../../design/Icon.tsx'
import { PersonRing } from '../../design/PersonRing.tsx'
import { Popover } from '../../design/Popover.tsx'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useIsModerator, usePeople, useYou } from '../../state/hooks.ts'
import type { Present } from '../../state/presence.ts'
import { useWords } from '../../state/words.ts'
import styles from './PeopleButton.module.css'
import { PersonTools } from './tools.tsx'
import { useDelegationName } from './writer.ts'

/** Who is here: rings up to a number, the rest counted; all of them in words behind it. */
export function PeopleButton({ most }: { most: number }) {
  const { t } = useWords()
  const here = usePeople().filter((person) => person.online)
  const nameOf = usePersonName()
  // Whoever comes takes a place that is kept, so that nothing beside it moves; before the room has answered too.
  if (here.length === 0) return <span className={styles.room} style={{ '--most': most } as CSSProperties} />
  const shown = here.length > most ? here.slice(0, most - 1) : here
  return (
    <Popover
      label={t('people.title')} side="end" className={styles.people}
      trigger={(props) => (
        <button type="button" className={styles.button} style={{ '--most': most } as CSSProperties} {...props}>
          <VisuallyHidden>{t('people.here', { n: here.length })}</VisuallyHidden>
          <span className={styles.rings}>
            {shown.map((person) => (
              <span key={person.id} className={styles.ring} title={nameOf(person)}>
                <PersonRing name={person.name} attendance={person.attendance} label="" focusable={false} />
              </span>
            ))}
            {here.length > shown.length && <span className={styles.more} aria-hidden="true">+{here.length - shown.length}</span>}
          </span>
        </button>
      )}
    >
      <section className={styles.list} tabIndex={0} aria-label={t('people.here', { n: here.length })}>
        <h2>{t('people.here', { n: here.length })}</h2>
        <PeopleLines />
      </section>
    </Popover>
  )
}

/** Everyone who is here, a line each: as much of them as the board's attribution tells. */
export function PeopleLines() {
  const here = usePeople().filter((person) => person.online)
  return <ul>{here.map((person) => <PersonLine key={person.id} person={person} />)}</ul>
}

function PersonLine({ person }: { person: Person }) {
  const { t } = useWords()
  const nameOf = usePersonName()
  const delegationName = useDelegationName()
  const moderator = useIsModerator()
  const you = useYou()
  const { attendance } = person
  const about = [attendance && t(`attendance.${attendance}`), delegationName(person.delegation), person.role === 'participant' ? '' : t(`role.${person.role}`)].filter(Boolean).join(' · ')
  return (
    <li className={styles.person}>
      <PersonRing name={person.name} attendance={person.attendance} label="" focusable={false} />
      <span className={styles.words}>
        <p>{nameOf(person)}</p>
        {about !== '' && <p className={styles.about}>{attendance && <Icon name={attendance === 'remote' ? 'remote' : 'onSite'} size={16} />}{about}</p>}
      </span>
      {moderator && person.id !== you?.id && (
        <div className={styles.tools}><PersonTools person={person} name={nameOf(person)} /></div>
      )}
    </li>
  )
}

/** What a person is called here: the name where the board shows names, else the delegation. */
export function usePersonName(): (person: Pick<Person, 'id' | 'name' | 'delegation'>) => string {
  const { t } = useWords()
  const you = useYou()
  const delegationName = useDelegationName()
  return (person) => {
    const name = person.name ?? (delegationName(person.delegation) || t('people.unnamed'))
    return person.id === you?.id ? t('people.you', { name }) : name
  }
}

/** What somebody else at the board is called: the name where the board shows names, else the delegation. */
export function usePresentName(): (present: Present) => string {
  const { t } = useWords()
  const delegationName = useDelegationName()
  return ({ name, delegation }) => name ?? (delegationName(delegation) || t('people.unnamed'))
}
