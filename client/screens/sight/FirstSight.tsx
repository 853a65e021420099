import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { classes } from '../../design/classes.ts'
import { later } from '../../design/later.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { Notice } from '../../design/Notice.tsx'
import { SavedSign } from '../../design/SavedSign.tsx'
import { leaveSight, type FirstSight as First } from '../../state/firstSight.ts'
import { useWords } from '../../state/words.ts'
import screen from '../board/BoardScreen.module.css'
import { FourBoxes } from '../board/FourBoxes.tsx'
import { TABLET, useMedia, usePhone } from '../board/phone.ts'
import bars from '../board/TopBar.module.css'
import { useTyping, useVisibleHeight } from '../board/screenKeyboard.ts'
import { usePageTitle } from '../shell/PageFrame.tsx'
import styles from './FirstSight.module.css'
import { SightBox } from './SightBox.tsx'
import { SightQuestion, ThemeNames } from './SightParts.tsx'
import { useAdded, type SightProps } from './useAdded.ts'

/** On a phone its code comes with this. */
export const PhoneSight = later(() => import('./PhoneSight.tsx').then((module) => module.PhoneSight), { beside: true })

/**
 * The first theme, to be read and written in and nothing else, over the board that is being made ready: drawn with the board's own styles, so that
 * everything stands where it will stand. What else can be pressed on a board is not there yet.
 */
export function FirstSight({ first }: { first: First }) {
  const { t } = useWords()
  const phone = usePhone()
  const tablet = useMedia(TABLET) && !phone
  const root = useRef<HTMLDivElement>(null)
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  const added = useAdded(first)
  const { board, pen } = first
  const note = t(pen ? 'sight.note' : 'board.loading')
  useVisibleHeight(frame)
  useTyping(frame)
  usePageTitle(board.title)
  useEffect(() => announce(note), [note])
  useLayoutEffect(() => {
    const sight = root.current!
    // Who comes from the join form had the focus on a button that is gone.
    if (document.activeElement === document.body) sight.querySelector('h1')!.focus()
    return () => leaveSight(sight)
  }, [])
  const theme = <div className={bars.views}><ThemeNames first={first} /></div>
  return (
    <div ref={root} className={styles.over} data-sight="">
      <div ref={setFrame} className={phone ? screen.phone : screen.screen}>
        <div className={screen.bar}>
          <header className={classes(bars.bar, phone && bars.phone, tablet && bars.tablet)}>
            <div className={bars.where}>
              <h1 className={bars.title} title={board.title} tabIndex={-1} dir="auto">{board.title}</h1>
              {phone && <SavedSign state="saving" label={t('board.loading')} />}
            </div>
            {!tablet && !phone && theme}
            <div className={bars.middle} />
            {!phone && <div className={classes(bars.end, styles.end)}><span className={bars.apart}><SavedSign state="saving" label={note} /></span></div>}
            {tablet && theme}
          </header>
        </div>
        {board.closed && <div className={screen.closed}><Notice live={false}>{t('board.closed')}</Notice></div>}
        {phone ? <PhoneSight first={first} added={added} /> : <DeskSight first={first} added={added} />}
      </div>
      {added.unkept && <div className={styles.unkept}><Notice tone="warn">{t(pen?.kept ? 'offline.refused' : 'offline.off')}</Notice></div>}
    </div>
  )
}

function DeskSight({ first, added }: SightProps) {
  const tablet = useMedia(TABLET)
  return (
    <>
      <main className={screen.main}>
        <div className={screen.tabPanel}>
          <div className={classes(screen.above, styles.asking)}><SightQuestion first={first} /></div>
          <FourBoxes box={(quadrant) => <SightBox first={first} added={added} quadrant={quadrant} />} />
        </div>
      </main>
      {!tablet && <div className={screen.actions} />}
    </>
  )
}
