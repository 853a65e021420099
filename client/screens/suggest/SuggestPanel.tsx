import { useEffect, useRef } from 'react'
import { announce } from '../../design/LiveRegion.tsx'
import { Button } from '../../design/Button.tsx'
import { EmptyState } from '../../design/EmptyState.tsx'
import { useBoardSession, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { fullPlaceTitle } from '../board/places.ts'
import { useView } from '../board/screen.ts'
import { Panel } from '../session/Panel.tsx'
import type { Standing } from './remaining.ts'
import { SuggestionItem } from './SuggestionItem.tsx'
import styles from './SuggestPanel.module.css'
import { useSuggestions } from './useSuggestions.ts'

/** For moderators: cards of one box that may say the same. A person decides on each. */
export function SuggestPanel() {
  const place = useView((state) => state.suggesting)
  return place === null ? null : <SuggestionsFor key={place} place={place} />
}

function SuggestionsFor({ place }: { place: string }) {
  const { t } = useWords()
  const { edit } = useBoardSession()
  const themes = useThemes()
  const { list, again, keepApart } = useSuggestions(place)
  const [root, decided] = useNextInLine(list?.length ?? 0)
  const some = useRef(false)
  some.current ||= (list?.length ?? 0) > 0

  const group = ({ cards, group: known }: Standing, at: number) => {
    decided(at)
    if (known === null) edit.cluster(cards)
    else edit.joinGroup(known, cards)
    announce(t('said.grouped', { n: cards.length }))
  }
  const apart = (card: string, from: readonly string[], at: number) => {
    decided(at)
    keepApart(card, from)
    announce(t('suggest.saidApart'))
  }
  const foot = list && <Button icon="renew" data-again="" onClick={() => { some.current = false; again() }}>{t('suggest.again')}</Button>
  return (
    <Panel title={t('suggest.title', { place: fullPlaceTitle(place, themes, t) })} foot={foot}>
      <p className={styles.soft}>{t('suggest.tell')}</p>
      {list === null && <p role="status">{t('suggest.looking')}</p>}
      {list?.length === 0 && <EmptyState>{some.current ? t('suggest.done') : t('suggest.none')}</EmptyState>}
      <ol ref={root} className={styles.list}>
        {list?.map((suggestion, at) => (
          <SuggestionItem
            key={suggestion.cards.join(' ')} suggestion={suggestion} label={t('suggest.item', { n: at + 1, all: list.length })}
            onGroup={() => group(suggestion, at)}
            onApart={(card) => apart(card, suggestion.cards.filter((other) => other !== card), at)}
          />
        ))}
      </ol>
    </Panel>
  )
}

/** When a suggestion was decided on, the focus goes to the one that takes its place, else to "look again": never to nowhere. */
function useNextInLine(length: number): [root: React.RefObject<HTMLOListElement | null>, decided: (at: number) => void] {
  const root = useRef<HTMLOListElement>(null)
  const pending = useRef<number | null>(null)
  useEffect(() => {
    const at = pending.current
    if (at === null) return
    pending.current = null
    const next = root.current?.children[Math.min(at, length - 1)]?.querySelector<HTMLElement>('[data-group]')
    const again = root.current?.closest('section')?.querySelector<HTMLElement>('[data-again]')
    ;(next ?? again)?.focus()
  })
  return [root, (at) => (pending.current = at)]
}
