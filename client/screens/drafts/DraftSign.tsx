import { useEffect, useRef, useState } from 'react'
import type { Phase } from '../../../shared/board/keys.ts'
import type { RefusalCode } from '../../../shared/rules/refusal.ts'
import { Button } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { once } from '../../design/once.ts'
import { useBoard, useDraftCount, useDrafts, useLateDrafts, useLeads, usePhase, usePhases, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import { AskInPlace } from '../session/AskInPlace.tsx'
import styles from './DraftSign.module.css'

/** Private writing: that it is private, how much there is, and revealing it, then and afterwards. Nothing where nobody writes in private. */
export function DraftSign() {
  const late = useLateDrafts()
  const { id, kind, write } = usePhase()
  const before = useBefore(id)
  const leads = useLeads()
  const { closed } = useBoard()
  const own = useDrafts()
  if (closed) return own.length > 0 && <Left n={own.length} />
  if (write === 'private') return <Private />
  return (
    <>
      {late.length > 0 && <Left n={late.length} />}
      {leads && (kind === 'clarify' || before?.write === 'private') && <AfterWriting key={id} />}
    </>
  )
}

/** The item of the agenda that comes before one. */
function useBefore(id: string): Phase | undefined {
  const phases = usePhases()
  return phases[phases.findIndex((phase) => phase.id === id) - 1]
}

/**
 * Where an agenda has its reveal after the writing, a moderator looks for it there. Whether anything waits is told to nobody outside
 * a private phase, so the offer stands until it was taken.
 */
function AfterWriting() {
  const { t } = useWords()
  const { gestures } = useScreen()
  const [outcome, setOutcome] = useState<'drafts.allShown' | 'refusal.DRAFT-2' | null>(null)
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => said.current?.focus(), [outcome])
  const nothing = (code: RefusalCode): boolean => {
    if (code === 'DRAFT-2') setOutcome('refusal.DRAFT-2')
    return code === 'DRAFT-2'
  }
  // Where the question stood: the focus is there, so that it is read.
  if (outcome !== null) return <p ref={said} tabIndex={-1} className={styles.soft}>{t(outcome)}</p>
  return (
    <AskInPlace
      icon="eye" question={t('drafts.ask')} yes={t('drafts.reveal')}
      onYes={() => gestures.command({ type: 'draft.reveal' }, () => setOutcome('drafts.allShown'), nothing)}
    >
      {t('drafts.reveal')}
    </AskInPlace>
  )
}

function Private() {
  const { t } = useWords()
  const { gestures } = useScreen()
  const counts = useDraftCount()
  const leads = useLeads()
  const writes = useYou()?.role !== 'observer'
  const total = counts?.total ?? null
  const numbers = [
    counts && counts.mine > 0 ? t('drafts.mine', { n: counts.mine }) : '',
    total !== null ? t('drafts.total', { n: total }) : '',
  ].filter(Boolean)
  return (
    <div className={styles.sign}>
      <p className={styles.words}>
        <Icon name="hidden" size={16} />
        {writes ? <span>{t('drafts.private')}</span> : total === null && <span>{t('display.writingSome')}</span>}{' '}
        {/* There before there is anything to count: what is below stays where it is with the first card. */}
        <span className={classes(styles.soft, styles.numbers)} role="status">{numbers.join(', ')}</span>
      </p>
      {leads && (
        <AskInPlace
          icon="eye" question={total === null ? t('drafts.ask') : t('drafts.askN', { n: total })} yes={t('drafts.reveal')}
          onYes={() => gestures.command({ type: 'draft.reveal' }, () => total !== null && announce(t('drafts.revealed', { n: total })))}
        >
          {total === null ? t('drafts.reveal') : t('drafts.revealN', { n: total })}
        </AskInPlace>
      )}
    </div>
  )
}

/** Cards left behind by a private phase, or a board, that is over: only their author sees them, and may show them while the board is open. */
function Left({ n }: { n: number }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const { closed } = useBoard()
  return (
    <div className={`${styles.sign} ${styles.late}`} role="status">
      <p className={styles.words}>
        <Icon name="hidden" size={16} />
        <span>{t('drafts.late', { n })}</span>
      </p>
      {!closed && <Button icon="eye" onClick={once(() => gestures.command({ type: 'draft.reveal' }))}>{t('drafts.revealMine')}</Button>}
    </div>
  )
}
