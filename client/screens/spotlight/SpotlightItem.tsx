import { MenuItem } from '../../design/Menu.tsx'
import { useLeads, useIsSpotlit } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'

/** The verb of a menu by which a moderator shows everyone what the menu belongs to. Nothing for others. */
export function SpotlightItem({ path }: { path: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const leads = useLeads()
  const shown = useIsSpotlit(path)
  if (!leads) return null
  return (
    <MenuItem icon="spotlight" onSelect={() => gestures.command({ type: 'spotlight.set', path: shown ? null : path })}>
      {shown ? t('spotlight.stop') : t('spotlight.set')}
    </MenuItem>
  )
}
