import { useState } from 'react'
import { Button, IconButton } from '../../design/Button.tsx'
import { NEWS, type Digest, type News, type NewsKind } from '../../state/away.ts'
import { useBoard, useBoardSession, useDigest, useThemes } from '../../state/hooks.ts'
import { useWords, type Words } from '../../state/words.ts'
import { itemElement, placeElement } from '../board/focus.ts'
import { fullPlaceTitle } from '../board/places.ts'
import { useScreen } from '../board/screen.ts'
import { goTo } from '../spotlight/goTo.ts'
import styles from './Floating.module.css'

/** On return: what happened meanwhile, and the way through it. */
export function DigestPanel() {
  const digest = useDigest()
  return (
    <div role="status">{digest && <Told key={digest.since} digest={digest} />}</div>
  )
}

function Told({ digest }: { digest: Digest }) {
  const { t, formatMoment } = useWords()
  const { away, index } = useBoardSession()
  const { view } = useScreen()
  const [at, setAt] = useState<number | null>(null)
  const show = (to: number) => {
    setAt(to)
    const { kind, path } = digest.news[to]!
    if (path === '' && !isLock(kind)) return
    goTo(path, view, index, false)
    mark(path)
  }
  // What is shown is only ringed: the focus stays here, where one goes on, until the person asks for it there.
  const goThere = ({ kind, path }: News) => {
    if (kind === 'phase') view.set({ session: 'agenda' })
    else if (kind === 'vote') view.set({ session: 'results' })
    else goTo(path, view, index, true)
  }
  const item = at === null ? undefined : digest.news[at]
  return (
    <section className={styles.panel} aria-labelledby="digest">
      <header className={styles.head}>
        <div>
          <h2 id="digest">{t('digest.title')}</h2>
          <p className={styles.soft}>{at === null ? t('digest.since', { time: formatMoment(digest.since) }) : t('digest.at', { n: at + 1, all: digest.news.length })}</p>
        </div>
        <IconButton icon="close" label={t('common.close')} onClick={() => away.dismiss()} />
      </header>
      {item ? <Item news={item} /> : <Summary digest={digest} />}
      <div className={styles.buttons}>
        {at === null && <Button onClick={() => show(0)}>{t('digest.walk')}</Button>}
        {at !== null && at > 0 && <Button kind="quiet" onClick={() => show(at - 1)}>{t('digest.before')}</Button>}
        {at !== null && at < digest.news.length - 1 && <Button onClick={() => show(at + 1)}>{t('digest.next')}</Button>}
        {item && <Button kind="quiet" onClick={() => goThere(item)}>{t('digest.go')}</Button>}
        {at === digest.news.length - 1 && <Button onClick={() => away.dismiss()}>{t('digest.done')}</Button>}
      </div>
    </section>
  )
}

function Summary({ digest }: { digest: Digest }) {
  const words = useWords()
  const { phase } = useBoard()
  const kinds = NEWS.filter((kind) => digest.news.some((news) => news.kind === kind))
  return (
    <ul className={styles.list}>
      {kinds.map((kind) => <li key={kind}>{counted(kind, digest.news.filter((news) => news.kind === kind).length, phase.name, words.t)}</li>)}
    </ul>
  )
}

function counted(kind: NewsKind, n: number, phase: string, t: Words['t']): string {
  if (kind !== 'phase') return t(`digest.${kind}`, { n })
  return phase === '' ? t('digest.phaseNone') : t('digest.phase', { phase })
}

const ITEM = {
  card: 'digest.itemCard', changed: 'digest.itemChanged', group: 'digest.itemGroup', action: 'digest.itemAction', progress: 'digest.itemProgress',
  lock: 'digest.itemLock', unlock: 'digest.itemUnlock',
} as const

function Item({ news: { kind, path } }: { news: News }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const { phase } = useBoard()
  const themes = useThemes()
  if (kind === 'phase' || kind === 'vote') return <p>{counted(kind, 1, phase.name, t)}</p>
  const [what, id = ''] = path.split('/')
  const thing = what === 'card' ? index.card(id) : what === 'group' ? index.group(id) : what === 'action' ? index.action(id) : null
  const text = thing === null ? '' : 'text' in thing ? thing.text : thing.title
  const place = thing === null ? path : 'place' in thing ? thing.place : `actions/${thing.theme}`
  return (
    <div>
      <p className={styles.soft}>{t(ITEM[kind])} · {placeName(place)}</p>
      {text !== '' && <p className={styles.text} dir="auto">{text}</p>}
    </div>
  )

  function placeName(at: string): string {
    const theme = themes.find(({ id: known }) => known === at.split('/')[1])?.title
    if (at === '') return t('digest.itemBoard')
    if (at.startsWith('actions/')) return t('actions.of', { theme: theme ?? '' })
    return fullPlaceTitle(at, themes, t) || (theme ?? t('digest.itemBoard'))
  }
}

const isLock = (kind: NewsKind): boolean => kind === 'lock' || kind === 'unlock'

/** Rings what is spoken of, once it stands in the page; the focus stays where the person goes on. */
function mark(path: string): void {
  const [, id = ''] = path.split('/')
  const ring = { outline: 'var(--ring) solid var(--focus)', outlineOffset: '2px' }
  requestAnimationFrame(() => (itemElement(id) ?? placeElement(path))?.animate([ring, ring], 2_500))
}
