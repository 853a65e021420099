/** The face of a card, the same wherever it is read. Calls, not components: a board draws two thousand of them. */
import type { ReactNode, Ref } from 'react'
import type { CardData } from '../../../shared/board/read.ts'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import type { Say } from '../../state/words.ts'
import styles from './Card.module.css'

type Words = Pick<CardData, 'text' | 'lang' | 'evidence'>

/** Its text as one reads it. `beside`: what stands over it. */
export function cardWords({ text, lang, evidence }: Words, t: Say, id?: string, ref?: Ref<HTMLParagraphElement>, beside?: ReactNode) {
  return (
    <div className={styles.body}>
      <p ref={ref} id={id} className={classes(styles.text, text === '' && styles.blank)} lang={lang} dir="auto">{text === '' ? t('card.unnamed') : text}</p>
      {evidence && <p className={styles.evidence} lang={lang} dir="auto" title={evidence}>{evidence}</p>}
      {beside}
    </div>
  )
}

/** What its author is told of it: it has not left this device, only they see it, it is theirs. */
export function cardSigns(waiting: boolean, draft: boolean, mine: boolean, t: Say) {
  return (
    <>
      {waiting && waitingSign(t)}
      {draft && <span role="img" aria-label={t('drafts.sign')} title={t('drafts.sign')}><Icon name="hidden" size={16} /></span>}
      {mine && !draft && <span className={styles.mine} role="img" aria-label={t('card.mine')} title={t('card.mine')} />}
    </>
  )
}

export function waitingSign(t: Say) {
  return <span role="img" aria-label={t('offline.waiting')} title={t('offline.waiting')}><Icon name="saving" size={16} /></span>
}

/** Where it comes from: the name of its delegation, with that of its author where it is known. */
export function cardDelegation(delegation: string, author?: ReactNode) {
  return <span className={styles.delegation} title={delegation} dir="auto">{author}{delegation}</span>
}

/** How its author took part; or that somebody entered it for its delegation. */
export function cardAttendance(attendance: CardData['attendance'], entered: boolean, t: Say) {
  const label = attendance ? t(`attendance.${attendance}`) : t('paste.entered')
  return (
    (attendance || entered) && <span role="img" aria-label={label} title={label}><Icon name={attendance === null ? 'edit' : attendance === 'remote' ? 'remote' : 'onSite'} size={16} /></span>
  )
}
