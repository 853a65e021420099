import { useWords } from '../../state/words.ts'
import { useDelegationName } from '../board/writer.ts'
import type { By } from './resultRows.ts'

/** What a part of the room is called; empty: those too few to be told apart. */
export function usePartName(by: By): (id: string) => string {
  const { t } = useWords()
  const delegation = useDelegationName()
  return (id) => {
    if (id === '') return t('vote.others')
    return by === 'attendance' ? t(`attendance.${id as 'remote'}`) : delegation(id)
  }
}
