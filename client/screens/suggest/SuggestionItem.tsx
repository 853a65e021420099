import { useId } from 'react'
import { Button, IconButton } from '../../design/Button.tsx'
import { Icon } from '../../design/Icon.tsx'
import { useCard, useGroup } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import { useDelegationName } from '../board/writer.ts'
import type { Standing } from './remaining.ts'
import styles from './SuggestPanel.module.css'

interface SuggestionItemProps {
  suggestion: Standing
  label: string
  onGroup: () => void
  /** This card says something else than the others. */
  onApart: (card: string) => void
}

export function SuggestionItem({ suggestion, label, onGroup, onApart }: SuggestionItemProps) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const id = useId()
  const { cards, group, sure, difference } = suggestion
  const title = useGroup(group ?? '')?.title
  const several = cards.length > 2
  return (
    <li className={styles.item} aria-label={label}>
      <p id={id} className={styles.sign}>{sure ? t('suggest.sure') : t('suggest.perhaps')}</p>
      <ul className={styles.cards}>
        {cards.map((card) => <CardLine key={card} id={card} onApart={several ? () => onApart(card) : null} />)}
      </ul>
      {difference && (
        <p className={styles.difference}>
          <Icon name="warning" size={16} />
          {difference.words.length > 0 ? t('suggest.differ', { words: difference.words.join(' · ') }) : t('suggest.denial')}
        </p>
      )}
      {gestures.grouping.mayMake(cards) && (
        <div className={styles.verbs}>
          <Button icon="group" data-group="" aria-describedby={id} onClick={onGroup}>
            {group === null ? t('suggest.group') : t('suggest.join', { group: title || t('group.untitled') })}
          </Button>
          {!several && <Button kind="quiet" aria-describedby={id} onClick={() => onApart(cards[0]!)}>{t('suggest.apart')}</Button>}
        </div>
      )}
    </li>
  )
}

function CardLine({ id, onApart }: { id: string; onApart: (() => void) | null }) {
  const { t } = useWords()
  const card = useCard(id)
  const delegation = useDelegationName()
  if (!card) return null
  return (
    <li className={styles.card}>
      <p lang={card.lang} dir="auto">{card.text || t('card.unnamed')}</p>
      {card.delegation !== null && <p className={styles.soft}>{delegation(card.delegation)}</p>}
      {onApart && <IconButton small icon="close" label={t('suggest.leaveOut')} onClick={onApart} />}
    </li>
  )
}
