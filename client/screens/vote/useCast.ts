/** Sends a part of one's ballot; what the server refuses, or does not answer, is said and given back to whoever shows it. */
import type { CommandOf } from '../../../shared/protocol/commands.ts'
import { announce } from '../../design/LiveRegion.tsx'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'

export function useCast(): (command: CommandOf<'vote.cast'>, onRefused: () => void) => void {
  const { t } = useWords()
  const session = useBoardSession()
  return (command, onRefused) => void session.command(command).then((result) => {
    if (result.ok) return
    onRefused()
    if (result.refusal) session.refusals.add({ code: result.refusal.code, path: command.target })
    else announce(t('said.noAnswer'), true)
  })
}
