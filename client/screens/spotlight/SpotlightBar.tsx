import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { useBoardSession, useIsModerator, useSpotlight } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen, useView } from '../board/screen.ts'
import { isPage } from '../session/sessionPart.ts'
import { goTo, whereabouts, type Whereabouts } from './goTo.ts'
import styles from './SpotlightBar.module.css'
import { usePathTitle } from './usePathTitle.ts'

/** What the moderator shows everyone, and the way there and back. Nobody who types is taken away from it. */
export function SpotlightBar() {
  const path = useSpotlight()
  const { view } = useScreen()
  const led = useRef<Led | null>(null)
  useEffect(() => {
    if (path === null) led.current = null
  }, [path])
  // Who was only led from one thing to the next was last of their own accord where they were before the first.
  const lead = (go: () => void): Whereabouts => {
    const now = whereabouts(view.now)
    const from = led.current && isThere(led.current.to, now) ? led.current.from : now
    go()
    led.current = { from, to: whereabouts(view.now) }
    return from
  }
  return path !== null && <Shown key={path} path={path} lead={lead} />
}

/** Where somebody was before they were brought to what is shown, and where that brought them. */
interface Led {
  from: Whereabouts
  to: Whereabouts
}

const isThere = (to: Whereabouts, now: Whereabouts): boolean => (Object.keys(to) as (keyof Whereabouts)[]).every((part) => to[part] === now[part])

/** True while the focus is where a text is being written. */
function isTyping(): boolean {
  const active = document.activeElement
  return active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(active.type))
}

/** `lead` lets somebody be brought there, and gives the way back. */
function Shown({ path, lead }: { path: string; lead: (go: () => void) => Whereabouts }) {
  const { t } = useWords()
  const screen = useScreen()
  const { index } = useBoardSession()
  const moderator = useIsModerator()
  const onPage = useView((state) => (state.session === null ? state.actions === 'table' : isPage(state.session)))
  const title = usePathTitle(path)
  const [back, setBack] = useState<Whereabouts | null>(null)
  const [hidden, setHidden] = useState(false)
  const words = useRef({ t, title })
  words.current = { t, title }

  const go = (focus: boolean) => setBack(lead(() => goTo(path, screen.view, index, focus)))
  const arrive = useRef(go)
  arrive.current = go
  useEffect(() => {
    if (moderator) return
    announce(`${words.current.t('spotlight.shows')} ${words.current.title ?? ''}`)
    if (!isTyping()) arrive.current(false)
  }, [path, moderator])

  const shown = title !== null && !hidden
  const bar = useRef<HTMLElement>(null)
  const takesTheLine = shown && !onPage
  // Told to the board, not found by its styles: with :has() on the whole board, every change of any card would style all of them anew.
  useLayoutEffect(() => {
    const board = bar.current?.closest('[data-board]')
    if (!takesTheLine) return
    board?.setAttribute('data-spotlit', '')
    return () => board?.removeAttribute('data-spotlit')
  }, [takesTheLine])

  if (!shown) return null
  return (
    <aside ref={bar} className={classes(styles.bar, onPage && styles.below)} aria-label={t('spotlight.on')}>
      <Icon name="spotlight" size={18} />
      <p className={styles.words}>
        <span className={styles.soft}>{moderator ? t('spotlight.youShow') : t('spotlight.shows')}</span>{' '}
        <span className={styles.title} title={title} dir="auto">{title}</span>
      </p>
      {back === null && <Button className={styles.verb} onClick={() => go(true)}>{t('spotlight.go')}</Button>}
      {back !== null && (
        <Button
          className={styles.verb}
          onClick={() => {
            screen.view.set(back)
            setBack(null)
          }}
        >
          {t('spotlight.back')}
        </Button>
      )}
      {moderator ? (
        <Button kind="quiet" onClick={() => screen.gestures.command({ type: 'spotlight.set', path: null })}>{t('spotlight.stop')}</Button>
      ) : (
        <IconButton small icon="close" label={t('common.close')} onClick={() => setHidden(true)} />
      )}
    </aside>
  )
}
