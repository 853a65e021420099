import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Select } from '../../design/Field.tsx'
import { useBoardSession, useRefusals } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { usePlaces } from './places.ts'
import { useScreen, useView } from './screen.ts'
import styles from './PlaceDialog.module.css'
import type { ViewState } from './viewStore.ts'

/** Chooses a place and, there, a position: for moving without dragging, and for text that was refused. */
export function PlaceDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const choosing = useView((state) => state.choosing)
  const close = () => view.set({ choosing: null })
  return (
    <Dialog open={choosing !== null} onClose={close} title={t('card.moveTo')} closeLabel={t('common.close')}>
      {choosing && <PlaceForm choosing={choosing} onDone={close} />}
    </Dialog>
  )
}

const END = 'end'
const START = 'start'

function PlaceForm({ choosing, onDone }: { choosing: NonNullable<ViewState['choosing']>; onDone: () => void }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const session = useBoardSession()
  const { restore } = useRefusals()
  const groups = usePlaces()
    .map((group) => ({ ...group, places: group.places.filter(({ place }) => gestures.moves.mayPut(choosing, place)) }))
    .filter((group) => group.places.length > 0)
  const [place, setPlace] = useState(groups[0]?.places[0]?.place ?? '')
  const [position, setPosition] = useState(END)
  const moving = 'ids' in choosing ? choosing.ids : []
  const standing = session.index.box(place).filter(({ id }) => !moving.includes(id))
  const done = () => {
    onDone()
    if ('refused' in choosing) restore(choosing.refused, place)
    else gestures.moves.to(choosing.ids, place, position === START || position === END ? position : { after: position })
  }
  if (groups.length === 0) return <p>{t('board.nowhere')}</p>
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      <Select label={t('card.place')} value={place} onChange={(event) => setPlace(event.target.value)}>
        {groups.map((group) => (
          <optgroup key={group.title} label={group.title}>
            {group.places.map((one) => <option key={one.place} value={one.place}>{one.title}</option>)}
          </optgroup>
        ))}
      </Select>
      {'ids' in choosing && (
        <Select label={t('card.position')} value={position} onChange={(event) => setPosition(event.target.value)}>
          <option value={START}>{t('card.moveTop')}</option>
          {standing.slice(0, -1).map(({ id }) => (
            <option key={id} value={id}>{t('card.after', { text: gestures.things.nameOf(id) })}</option>
          ))}
          <option value={END}>{t('card.moveEnd')}</option>
        </Select>
      )}
      <div className={styles.foot}><Button kind="primary" type="submit">{'ids' in choosing ? t('card.move') : t('refused.put')}</Button></div>
    </form>
  )
}
