/** Who locked and since when, in a sentence. */
import { usePeople } from '../../state/hooks.ts'
import type { LockView } from '../../state/lockIndex.ts'
import { useWords } from '../../state/words.ts'

export function useLockText(lock: LockView): string {
  const { t, formatTime, formatMoment } = useWords()
  const people = usePeople()
  const name = lock.by === null ? null : (people.find(({ id }) => id === lock.by)?.name ?? null)
  const time = isToday(lock.at) ? formatTime(lock.at) : formatMoment(lock.at)
  return t('lock.by', { name: name ?? t('lock.byRole'), time })
}

const isToday = (iso: string): boolean => new Date(iso).toDateString() === new Date().toDateString()
