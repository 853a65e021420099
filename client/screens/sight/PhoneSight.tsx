import { useState } from 'react'
import { QUADRANTS, type Quadrant } from '../../../shared/board/keys.ts'
import { classes } from '../../design/classes.ts'
import { lookAt, type FirstSight } from '../../state/firstSight.ts'
import { useWords } from '../../state/words.ts'
import { MapCell } from '../board/MapCell.tsx'
import styles from '../board/PhoneBoard.module.css'
import sights from './FirstSight.module.css'
import { SightBox } from './SightBox.tsx'
import { SightQuestion, ThemeNames } from './SightParts.tsx'

/** One box at a time, and its map: the board goes on with the box that was chosen. */
export function PhoneSight({ first, note }: { first: FirstSight; note: string }) {
  const { t } = useWords()
  const { theme, boxes } = first.sight
  const [here, setHere] = useState<Quadrant>('S')
  const choose = (quadrant: Quadrant) => {
    lookAt(quadrant)
    setHere(quadrant)
  }
  return (
    <>
      <main className={styles.main}>
        <div className={styles.views}><ThemeNames first={first} phone /></div>
        <div className={styles.main}>
          <SightQuestion first={first} />
          <div className={styles.work}>
            <div className={styles.box}><SightBox key={here} first={first} quadrant={here} withoutComposer /></div>
            <div className={classes(styles.dock, sights.dock)}>
              <div className={styles.map} role="group" aria-label={t('box.map')}>
                {QUADRANTS.map((quadrant) => (
                  <MapCell key={quadrant} theme={theme} quadrant={quadrant} here={quadrant === here} n={boxes[quadrant].cards} onChoose={choose} />
                ))}
              </div>
              <div className={classes(styles.writing, sights.writing)}>{note}</div>
            </div>
          </div>
        </div>
      </main>
      <div className={styles.bar}><div className={styles.tab} /></div>
    </>
  )
}
