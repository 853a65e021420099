import { PersonRing } from '../../design/PersonRing.tsx'
import { usePeopleAt } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './BoxPeople.module.css'
import { usePresentName } from './PeopleButton.tsx'

const MOST = 3

/** Who is at work in a box. */
export function BoxPeople({ place }: { place: string }) {
  const { t } = useWords()
  const people = usePeopleAt(place)
  const nameOf = usePresentName()
  if (people.length === 0) return null
  const names = people.map(nameOf).join(', ')
  return (
    <span className={styles.people} role="img" aria-label={t('people.inBox', { names })} title={names}>
      {people.slice(0, MOST).map((person) => (
        <PersonRing key={person.client} name={person.name} attendance={person.attendance} label="" focusable={false} />
      ))}
      {people.length > MOST && <span className={styles.more} aria-hidden="true">+{people.length - MOST}</span>}
    </span>
  )
}
