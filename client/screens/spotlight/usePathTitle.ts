/** What a path is called: a card by its text, a group or action by its title, a place by its name. */
import { useAction, useCard, useGroup, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { pathTitle } from '../agenda/phaseTells.ts'

/** Null: it is no longer on the board. */
export function usePathTitle(path: string): string | null {
  const { t } = useWords()
  const themes = useThemes()
  const [kind, id = ''] = path.split('/')
  const card = useCard(kind === 'card' ? id : '')
  const group = useGroup(kind === 'group' ? id : '')
  const action = useAction(kind === 'action' ? id : '')
  switch (kind) {
    case 'card': return card && !card.trashed ? card.text || t('card.unnamed') : null
    case 'group': return group && !group.trashed ? group.title || t('group.untitled') : null
    case 'action': return action && !action.trashed ? action.title || t('actions.untitled') : null
    default: return pathTitle(path, themes, t)
  }
}
