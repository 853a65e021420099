import { useState } from 'react'
import { byOrder } from '../../../shared/board/order.ts'
import { Button } from '../../design/Button.tsx'
import { useBoardSession, useOpened, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { fullPlaceTitle, usePlaces } from '../board/places.ts'
import { useScreen } from '../board/screen.ts'
import { goTo } from '../spotlight/goTo.ts'
import styles from './Unopened.module.css'
import { useCardNews } from './useCardNews.ts'

const FIRST = 12

/** Cards that nobody but their author has stopped at, in the order of the board; each leads to where it stands. */
export function Unopened() {
  const { t } = useWords()
  const { index } = useBoardSession()
  const { view } = useScreen()
  const themes = useThemes()
  const opened = useOpened()
  const places = usePlaces().flatMap((group) => group.places.map(({ place }) => place))
  const [all, setAll] = useState(false)
  useCardNews()
  const at = new Map(places.map((place, n) => [place, n]))
  const cards = [...index.cards()]
    .filter(({ id, trashed, draft }) => !trashed && !draft && !opened.has(id))
    .sort((a, b) => (at.get(a.place) ?? 0) - (at.get(b.place) ?? 0) || byOrder(a, b))
  const shown = all ? cards : cards.slice(0, FIRST)
  return (
    <section className={styles.unopened} aria-labelledby="unopened">
      <header className={styles.head}>
        <h3 id="unopened">{t('opened.title')}</h3>
        {cards.length > 0 && <span className={styles.soft}>{t('opened.count', { n: cards.length })}</span>}
      </header>
      <p className={styles.soft}>{cards.length === 0 ? t('opened.none') : t('opened.tell')}</p>
      <ul>
        {shown.map(({ id, text, place, lang }) => (
          <li key={id}>
            <button type="button" className={styles.card} onClick={() => goTo(`card/${id}`, view, index, true)}>
              <span className={styles.text} dir="auto" lang={lang}>{text || t('card.unnamed')}</span>
              <span className={styles.soft}>{fullPlaceTitle(place, themes, t)}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < cards.length && <Button kind="quiet" onClick={() => setAll(true)}>{t('opened.all', { n: cards.length })}</Button>}
    </section>
  )
}
