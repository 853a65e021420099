import { memo, useRef, useState, type FocusEvent, type MouseEvent, type PointerEvent } from 'react'
import { isEntered } from '../../../shared/rules/actor.ts'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { useCardLook, type CardLook } from '../../state/cardLook.ts'
import { useWords, type Say } from '../../state/words.ts'
import { lastMark } from '../../../shared/board/results.ts'
import { VoteMark } from '../vote/VoteMark.tsx'
import styles from './Card.module.css'
import { cardAttendance, cardDelegation, cardSigns, cardWords } from './cardFace.tsx'
import { CardTools } from './CardTools.tsx'
import { offsetAtPoint } from './caretOffset.ts'
import { LockSign } from './LockSign.tsx'
import { RefusedHere } from './RefusedHere.tsx'
import { RemoteCarets } from './RemoteCarets.tsx'
import { useScreen, useView } from './screen.ts'
import { isTouch } from './touch.ts'
import { TextInPlace } from './TextInPlace.tsx'
import type { ViewState } from './viewStore.ts'
import { useAuthorName } from './writer.ts'
import { useVotes } from './votes.ts'

interface CardProps {
  id: string
  /** Tab stops here in this box. */
  stop: boolean
}

/** One card, inside the list item its box gives it. It alone renders when its text changes; what the filter hides is not there. */
export const Card = memo(function Card({ id, stop }: CardProps) {
  const look = useCardLook(id)
  const { view, gestures } = useScreen()
  const { t } = useWords()
  const doing = useView((state) => doingWith(state, id))
  const text = useRef<HTMLParagraphElement>(null)
  // The tools of a card exist only while it is near at hand: two thousand cards carry none.
  const [near, setNear] = useState(false)
  const wasNear = useRef(false)
  if (!look) {
    if (near) setNear(false)
    return null
  }
  const { card, lock, selected } = look
  const editing = (doing & EDITING) !== 0
  const mark = lastMark(look.results, `card/${id}`)

  const click = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('button, textarea, a')) return
    if (view.now.selecting || event.ctrlKey || event.metaKey) gestures.selecting.toggle(id)
    else if (event.shiftKey) gestures.selecting.upTo(id)
    // The first touch shows the tools; a keyboard that jumps up at every touch would be in the way.
    else if (isTouch(event) && !wasNear.current) return
    else if (gestures.things.mayEdit('cards', id)) view.edit(id, offsetAtPoint(event.clientX, event.clientY))
  }

  return (
    <>
      <article
        data-focus={id} data-drag={id} tabIndex={stop ? 0 : -1} aria-labelledby={`card-${id}`} aria-describedby={`foot-${id}`}
        className={classes(
          styles.card, editing && styles.editing, selected && styles.selected, lock && styles.locked, (doing & DRAGGING) !== 0 && styles.dragging,
          (doing & ONTO) !== 0 && styles.onto, look.spotlit && styles.spotlit,
        )}
        onPointerDownCapture={() => (wasNear.current = near)} onClick={click}
        onPointerEnter={(event: PointerEvent) => event.pointerType === 'mouse' && setNear(true)}
        onPointerLeave={(event) => !event.currentTarget.contains(document.activeElement) && setNear(false)}
        onFocus={() => {
          setNear(true)
          view.setCurrent(card.place, id)
        }}
        onBlur={(event: FocusEvent<HTMLElement>) => !event.currentTarget.contains(event.relatedTarget) && !event.currentTarget.matches(':hover') && setNear(false)}
      >
        {editing ? (
          <TextInPlace root="cards" id={id} text={card.text} label={t('card.text')} />
        ) : (
          cardWords(card, t, `card-${id}`, text, look.carets.length > 0 && <RemoteCarets carets={look.carets} text={card.text} mirror={text} />)
        )}
        <div className={styles.foot} id={`foot-${id}`}>
          {from(look, t)}
          <span className={styles.edge}>
            {mark && <VoteMark mark={mark} className={styles.votes} />}
            {lock?.path === `card/${id}` && <LockSign lock={lock} small />}
          </span>
          {near && !editing && <CardTools card={card} />}
          <span className={styles.check}>{selected && <Icon name="check" size={16} />}</span>
        </div>
      </article>
      {look.refused && <RefusedHere path={`card/${id}`} />}
    </>
  )
})

const EDITING = 1
const DRAGGING = 2
const ONTO = 4

/** What this screen does with an item just now, as one number: one look at the view instead of three. */
const doingWith = ({ editing, dragging, drop }: ViewState, id: string): number =>
  (editing === id ? EDITING : 0) | (dragging.has(id) ? DRAGGING : 0) | (drop?.kind === 'onto' && drop.id === id ? ONTO : 0)

/** Where a card comes from, as far as the board's attribution says. */
function from({ card, mine, waiting, delegation }: CardLook, t: Say) {
  return (
    <span className={styles.from}>
      {cardSigns(waiting, card.draft, mine, t)}
      {(delegation !== '' || card.author !== null) && cardDelegation(delegation, card.author !== null && <Author id={card.author} />)}
      {cardAttendance(card.attendance, isEntered(card), t)}
    </span>
  )
}

function Author({ id }: { id: string }) {
  const name = useAuthorName(id)
  return name === '' ? null : <>{name} · </>
}

export function Votes({ path }: { path: string }) {
  const votes = useVotes(path)
  return votes && <VoteMark mark={votes} className={styles.votes} />
}
