import { memo, useRef, useState, type FocusEvent, type MouseEvent, type PointerEvent } from 'react'
import { isEntered } from '../../../shared/rules/actor.ts'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import type { CardView } from '../../state/boardIndex.ts'
import { useCard, useCarets, useIsMine, useIsSelected, useIsShown, useIsSpotlit, useLocksOver } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { WaitingSign } from '../offline/WaitingSign.tsx'
import { VoteMark } from '../vote/VoteMark.tsx'
import styles from './Card.module.css'
import { CardTools } from './CardTools.tsx'
import { offsetAtPoint } from './caretOffset.ts'
import { LockSign } from './LockSign.tsx'
import { RefusedHere } from './RefusedHere.tsx'
import { RemoteCarets } from './RemoteCarets.tsx'
import { useScreen, useView } from './screen.ts'
import { isTouch } from './touch.ts'
import { TextInPlace } from './TextInPlace.tsx'
import { useAuthorName, useDelegationName } from './writer.ts'
import { useVotes } from './votes.ts'

interface CardProps {
  id: string
  /** Tab stops here in this box. */
  stop: boolean
}

/** One card, inside the list item its box gives it. It alone renders when its text changes; what the filter hides is not there. */
export const Card = memo(function Card({ id, stop }: CardProps) {
  const card = useCard(id)
  const shown = useIsShown(id)
  return card && shown && <ShownCard card={card} stop={stop} />
})

function ShownCard({ card, stop }: { card: CardView; stop: boolean }) {
  const { id } = card
  const { view, gestures } = useScreen()
  const { t } = useWords()
  const lock = useLocksOver('cards', id)
  const selected = useIsSelected(id)
  const spotlit = useIsSpotlit(`card/${id}`)
  const editing = useView((state) => state.editing === id)
  const dragging = useView((state) => state.dragging.has(id))
  const onto = useView((state) => state.drop?.kind === 'onto' && state.drop.id === id)
  // The tools of a card exist only while it is near at hand: two thousand cards carry none.
  const [near, setNear] = useState(false)
  const wasNear = useRef(false)

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
          styles.card, editing && styles.editing, selected && styles.selected, lock && styles.locked, dragging && styles.dragging,
          onto && styles.onto, spotlit && styles.spotlit,
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
          <CardText card={card} />
        )}
        <div className={styles.foot} id={`foot-${id}`}>
          <CardFrom card={card} />
          <span className={styles.edge}>
            <Votes path={`card/${id}`} />
            {lock?.path === `card/${id}` && <LockSign lock={lock} small />}
          </span>
          {near && !editing && <CardTools card={card} />}
          <span className={styles.check}>{selected && <Icon name="check" size={16} />}</span>
        </div>
      </article>
      <RefusedHere path={`card/${id}`} />
    </>
  )
}

function CardText({ card }: { card: CardView }) {
  const { t } = useWords()
  const carets = useCarets(card.id)
  const text = useRef<HTMLParagraphElement>(null)
  return (
    <div className={styles.body}>
      <p ref={text} id={`card-${card.id}`} className={classes(styles.text, card.text === '' && styles.blank)} lang={card.lang} dir="auto">
        {card.text === '' ? t('card.unnamed') : card.text}
      </p>
      {card.evidence && <p className={styles.evidence} lang={card.lang} dir="auto" title={card.evidence}>{card.evidence}</p>}
      {carets.length > 0 && <RemoteCarets carets={carets} text={card.text} mirror={text} />}
    </div>
  )
}

/** Where a card comes from, as far as the board's attribution says. */
function CardFrom({ card }: { card: CardView }) {
  const { t } = useWords()
  const mine = useIsMine(card.id)
  const delegation = useDelegationName()(card.delegation)
  return (
    <span className={styles.from}>
      <WaitingSign root="cards" id={card.id} />
      {card.draft && <span role="img" aria-label={t('drafts.sign')} title={t('drafts.sign')}><Icon name="hidden" size={16} /></span>}
      {mine && !card.draft && <span className={styles.mine} role="img" aria-label={t('card.mine')} title={t('card.mine')} />}
      {(delegation !== '' || card.author !== null) && (
        <span className={styles.delegation} title={delegation} dir="auto">
          {card.author !== null && <Author id={card.author} />}
          {delegation}
        </span>
      )}
      {isEntered(card) && <span role="img" aria-label={t('paste.entered')} title={t('paste.entered')}><Icon name="edit" size={16} /></span>}
      {card.attendance && (
        <span role="img" aria-label={t(`attendance.${card.attendance}`)} title={t(`attendance.${card.attendance}`)}>
          <Icon name={card.attendance === 'remote' ? 'remote' : 'onSite'} size={16} />
        </span>
      )}
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
