import { MenuItem } from '../../design/Menu.tsx'
import { useIsModerator, useIsSpotlit } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'

/** The verb of a menu by which a moderator shows everyone what the menu belongs to. Nothing for others. */
export function SpotlightItem({ path }: { path: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const moderator = useIsModerator()
  const shown = useIsSpotlit(path)
  if (!moderator) return null
  return (
    <MenuItem icon="spotlight" onSelect={() => gestures.command({ type: 'spotlight.set', path: shown ? null : path })}>
      {shown ? t('spotlight.stop') : t('spotlight.set')}
    </MenuItem>
  )
}
