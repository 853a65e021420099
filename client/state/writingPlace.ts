/** Where somebody writes: one textarea bound to the text of a card, group or action, with one's caret told to the others. */
import type { EntityRoot } from '../../shared/board/keys.ts'
import { LIMITS } from '../../shared/board/limits.ts'
import type { BoardSession } from './boardSession.ts'
import { TextBinding, type TextArea } from './textBinding.ts'
import { LOCAL } from './undo.ts'

/**
 * Binds a textarea until the returned function is called. `onText` hears the text whenever it changes, by whomever.
 * When a private card is revealed while somebody writes in it, the writing goes on in the card on the board.
 */
export function bindText(
  board: BoardSession, root: EntityRoot, id: string, area: TextArea, onText: (text: string) => void = () => {},
): () => void {
  let text = board.edit.textOf(root, id)
  let binding: TextBinding | null = null
  const told = () => onText(text?.toString() ?? '')
  const bind = () => {
    if (!text) return
    const shared = text
    const isPublic = () => root === 'cards' && board.index.card(id)?.draft === false
    binding = new TextBinding({
      text: shared,
      area,
      origin: LOCAL,
      most: () => (root === 'cards' ? board.facts.board.maxCardText : LIMITS.title),
      undo: () => board.undo(),
      redo: () => board.redo(),
      onCaret: (anchor, head) => {
        if (isPublic()) board.presence.setCaret(id, shared, anchor, head)
      },
    })
    shared.observe(told)
    told()
  }
  const unbind = () => {
    binding?.destroy()
    binding = null
    text?.unobserve(told)
  }
  bind()
  const stop = board.watch.subscribe(`${KIND[root]}/${id}`, () => {
    const now = board.edit.textOf(root, id)
    if (!now || now === text) return
    unbind()
    text = now
    bind()
  })
  return () => {
    stop()
    unbind()
    board.presence.setCaret(null)
    board.endTyping()
  }
}

const KIND = { cards: 'card', groups: 'group', actions: 'action' } as const
