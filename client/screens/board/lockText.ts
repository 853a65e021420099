/** Who locked and since when, in a sentence. */
import { usePeople } from '../../state/hooks.ts'
import type { LockView } from '../../state/lockIndex.ts'
import { useWords } from '../../state/words.ts'

export function useLockText(lock: LockView): string {
  const { t, formatTime, formatMoment } = useWords()
  const people = usePeople()
  const name = lock.by === null ? null : (people.find(({ id }) => id === lock.by)?.name ?? null)
  const today = new Date(lock.at).toDateString() === new Date().toDateString()
  const time = today ? formatTime(lock.at) : formatMoment(lock.at)
  return name === null ? t('lock.since', { time }) : t('lock.by', { name, time })
}
