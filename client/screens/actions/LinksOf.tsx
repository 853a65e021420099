import { useState } from 'react'
import { LIMITS } from '../../../shared/board/limits.ts'
import type { ActionData } from '../../../shared/board/read.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { Checkbox } from '../../design/Checkbox.tsx'
import { TextField } from '../../design/Field.tsx'
import { Icon } from '../../design/Icon.tsx'
import { Popover } from '../../design/Popover.tsx'
import { fold } from '../../state/filter.ts'
import { useBoardSession, useMayMove, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { fullPlaceTitle } from '../board/places.ts'
import { useScreen } from '../board/screen.ts'
import styles from './LinksOf.module.css'

/** The links of an action in a table: how many, and behind that which. */
export function LinksInShort({ action }: { action: ActionData }) {
  const { t } = useWords()
  const may = useMayMove('actions', action.id)
  if (!may && action.links.length === 0) return null
  const label = action.links.length === 0 ? t('action.link') : t('action.linkCount', { n: action.links.length })
  return (
    <Popover
      label={t('action.links')} side="end"
      trigger={(props) => <button type="button" className={styles.short} {...props}><Icon name="link" size={16} /><span>{label}</span></button>}
    >
      <LinksOf action={action} />
    </Popover>
  )
}

/** The cards and groups an action follows from; each leads to where it stands. */
export function LinksOf({ action }: { action: ActionData }) {
  const { t } = useWords()
  const session = useBoardSession()
  const { gestures } = useScreen()
  const may = useMayMove('actions', action.id)
  const links = action.links.filter((id) => gestures.things.placeOf(id) !== null)
  return (
    <div className={styles.links}>
      {links.map((id) => {
        const name = gestures.things.nameOf(id)
        return (
          <span key={id} className={styles.link}>
            <button type="button" className={styles.go} onClick={() => gestures.show(id)}>
              <Icon name={gestures.things.rootOf(id) === 'groups' ? 'group' : 'link'} size={16} />
              <span title={name} dir="auto">{name}</span>
            </button>
            {may && (
              <IconButton
                small icon="close" label={t('action.unlink', { title: name })}
                onClick={() => session.edit.setActionFields(action.id, { links: action.links.filter((link) => link !== id) })}
              />
            )}
          </span>
        )
      })}
      {may && action.links.length < LIMITS.links && (
        <Popover label={t('action.link')} trigger={(props) => <Button icon="plus" kind="quiet" {...props}>{t('action.link')}</Button>}>
          <LinkPicker action={action} />
        </Popover>
      )}
    </div>
  )
}

const MOST_SHOWN = 30

function LinkPicker({ action }: { action: ActionData }) {
  const { t } = useWords()
  const session = useBoardSession()
  const themes = useThemes()
  const { gestures } = useScreen()
  const [text, setText] = useState('')
  const wanted = fold(text.trim())
  const own = `swot/${action.theme}/`
  const { index } = session
  const found = [...index.groups(), ...index.cards()]
    .filter((item) => !item.trashed && !('draft' in item && item.draft) && fold('text' in item ? item.text : item.title).includes(wanted))
    // Those of its own theme first; others can be found by their words.
    .sort((a, b) => Number(b.place.startsWith(own)) - Number(a.place.startsWith(own)))
    .slice(0, MOST_SHOWN)
  const toggle = (id: string) => {
    const links = action.links.includes(id) ? action.links.filter((link) => link !== id) : [...action.links, id]
    session.edit.setActionFields(action.id, { links })
  }
  return (
    <div className={styles.picker}>
      <TextField type="search" label={t('action.linkSearch')} value={text} onChange={(event) => setText(event.target.value)} />
      {found.length === 0 && <p>{t('action.linkNone')}</p>}
      <ul className={styles.found}>
        {found.map(({ id, place }) => (
          <li key={id}>
            <Checkbox checked={action.links.includes(id)} onChange={() => toggle(id)}>
              {gestures.things.nameOf(id)}
              <span className={styles.place}>{fullPlaceTitle(place, themes, t)}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  )
}
