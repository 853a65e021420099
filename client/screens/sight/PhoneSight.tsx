import { useState } from 'react'
import { QUADRANTS, type Quadrant } from '../../../shared/board/keys.ts'
import { lookAt } from '../../state/firstSight.ts'
import { useWords } from '../../state/words.ts'
import { MapCell } from '../board/MapCell.tsx'
import styles from '../board/PhoneBoard.module.css'
import { keepWriting } from '../board/touch.ts'
import { SightBox } from './SightBox.tsx'
import { SightField } from './SightField.tsx'
import { SightQuestion, ThemeNames } from './SightParts.tsx'
import type { SightProps } from './useAdded.ts'

/** One box at a time, its map, and the field: the board goes on with the box that was chosen. */
export function PhoneSight({ first, added }: SightProps) {
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
            <div className={styles.box}><SightBox key={here} first={first} added={added} quadrant={here} withoutComposer /></div>
            <div className={styles.dock}>
              <div className={styles.map} role="group" aria-label={t('box.map')}>
                {QUADRANTS.map((quadrant) => (
                  <MapCell key={quadrant} theme={theme} quadrant={quadrant} here={quadrant === here} n={boxes[quadrant].cards + added.in(quadrant).length} onMouseDown={keepWriting} onChoose={choose} />
                ))}
              </div>
              {/* Without a key: what is being written goes along when another box is chosen for it. */}
              <div className={styles.writing}>{first.pen && <SightField first={first} added={added} quadrant={here} />}</div>
            </div>
          </div>
        </div>
      </main>
      <div className={styles.bar}><div className={styles.tab} /></div>
    </>
  )
}
