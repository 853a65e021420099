import { useState } from 'react'
import { LANGS } from '../../../shared/board/keys.ts'
import { codePoints, LIMITS } from '../../../shared/board/limits.ts'
import { LANGUAGE_NAMES } from '../../../shared/words/languages.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Select, TextArea } from '../../design/Field.tsx'
import type { CardView } from '../../state/boardIndex.ts'
import { useBoardSession, useCard } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './PlaceDialog.module.css'
import { useScreen, useView } from './screen.ts'

/** What stands behind a card: its evidence or explanation, and the language it is written in. */
export function CardDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const id = useView((state) => state.detailing)
  const card = useCard(id ?? '')
  const close = () => view.set({ detailing: null })
  return (
    <Dialog open={id !== null && card !== null} onClose={close} title={t('card.details')} closeLabel={t('common.close')}>
      {card && <Details key={card.id} card={card} onDone={close} />}
    </Dialog>
  )
}

function Details({ card, onDone }: { card: CardView; onDone: () => void }) {
  const { t } = useWords()
  const session = useBoardSession()
  // What is not touched here is left to others, who may be writing it just now.
  const [written, write] = useState<{ evidence?: string; lang?: string }>({})
  const { evidence = '', lang = '' } = { ...card, ...written }
  const over = codePoints(evidence) - LIMITS.evidence
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (over > 0) return
        session.edit.setCardFields(card.id, { evidence: evidence.trim(), lang })
        onDone()
      }}
    >
      <p dir="auto" lang={card.lang}>{card.text}</p>
      <TextArea
        label={t('card.evidence')} hint={t('card.evidenceHint')} rows={5} value={evidence} dir="auto"
        error={over > 0 ? t('card.tooLong', { n: over }) : null} onChange={(event) => write({ ...written, evidence: event.target.value })}
      />
      <Select label={t('card.language')} value={lang} onChange={(event) => write({ ...written, lang: event.target.value })}>
        <option value="">{t('card.languageNone')}</option>
        {LANGS.map((one) => <option key={one} value={one} lang={one}>{LANGUAGE_NAMES[one]}</option>)}
      </Select>
      <div className={styles.foot}><Button kind="primary" type="submit">{t('common.save')}</Button></div>
    </form>
  )
}
