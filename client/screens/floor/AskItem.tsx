import { announce } from '../../design/LiveRegion.tsx'
import { MenuItem } from '../../design/Menu.tsx'
import { useFloor, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'

/** The verb of a menu by which somebody asks to speak about a card or group. Nothing for those who already wait. */
export function AskItem({ about }: { about: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const you = useYou()
  const waits = useFloor().some(({ id }) => id === you?.id)
  if (!you || you.role === 'observer' || waits) return null
  return (
    <MenuItem icon="hand" onSelect={() => gestures.command({ type: 'floor.ask', about }, () => announce(t('floor.asked')))}>
      {t('floor.askAbout')}
    </MenuItem>
  )
}
