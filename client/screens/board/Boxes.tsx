import { QUADRANTS, type Theme } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import { placesOf } from '../../../shared/board/registers.ts'
import { IconButton } from '../../design/Button.tsx'
import { Menu, MenuItem } from '../../design/Menu.tsx'
import { useLeads, useLock, useLockAbove, useRegisters, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { Box } from './Box.tsx'
import styles from './Boxes.module.css'
import { FourBoxes } from './FourBoxes.tsx'
import { SpotlightItem } from '../spotlight/SpotlightItem.tsx'
import { LockSign } from './LockSign.tsx'
import { useScreen, useView } from './screen.ts'

/** The four boxes of a theme. */
export function ThemeField({ theme }: { theme: string }) {
  const large = useView((state) => (state.enlarged ? state.quadrant : null))
  return (
    <FourBoxes
      large={large}
      box={(quadrant) => (
        <Box key={`${theme}/${quadrant}`} place={boxPlace(theme, quadrant)} size={large === null ? 'even' : large === quadrant ? 'large' : 'small'} />
      )}
    />
  )
}

/** All themes side by side, each with its four boxes one below the other. */
export function Overview() {
  const themes = useThemes()
  return (
    <div className={styles.overview}>
      {themes.map((theme) => <ThemeColumn key={theme.id} theme={theme} />)}
    </div>
  )
}

function ThemeColumn({ theme }: { theme: Theme }) {
  const { view } = useScreen()
  const lock = useLockAbove(`swot/${theme.id}`)
  return (
    <section className={styles.theme} aria-labelledby={`theme-${theme.id}`}>
      <header className={styles.themeHead}>
        <h2 id={`theme-${theme.id}`}>
          <button type="button" className={styles.themeLink} onClick={() => view.set({ view: { kind: 'theme', theme: theme.id } })}>{theme.title}</button>
        </h2>
        {lock && <LockSign lock={lock} />}
        <ThemeMenu theme={theme} />
      </header>
      <div className={styles.themeBoxes} data-scroll="">
        {QUADRANTS.map((quadrant) => <Box key={quadrant} place={boxPlace(theme.id, quadrant)} under={`theme-${theme.id}`} />)}
      </div>
    </section>
  )
}

/** What a moderator does with a whole theme. */
export function ThemeMenu({ theme }: { theme: Theme }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const leads = useLeads()
  const locked = useLock(`swot/${theme.id}`) !== null
  if (!leads) return null
  return (
    <Menu
      label={t('box.menu', { title: theme.title })} side="end"
      trigger={(props) => <IconButton small icon="more" label={t('box.menu', { title: theme.title })} {...props} />}
    >
      <MenuItem icon={locked ? 'unlock' : 'lock'} onSelect={() => gestures.lock(`swot/${theme.id}`, !locked)}>
        {locked ? t('lock.unlockTheme') : t('lock.lockTheme')}
      </MenuItem>
      <SpotlightItem path={`swot/${theme.id}`} />
    </Menu>
  )
}

/** The boxes of a register, the priorities or the parking lot. */
export function Places({ kind }: { kind: 'practices' | 'measures' | 'priorities' | 'parking' }) {
  const standing = useRegisters()
  return (
    <div className={styles.places}>
      {placesOf(kind, standing).map((place) => <Box key={place} place={place} />)}
    </div>
  )
}
