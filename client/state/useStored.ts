import { useLayoutEffect, useState } from 'react'

interface Cell<T> {
  read: () => T
  value: T
}

/**
 * What `read` gives, drawn anew when that is no longer the `same`. As useSyncExternalStore, at a third of its cost, which counts where two
 * thousand cards listen. `on`: what it listens to; only when that changes does it
 * subscribe anew.
 */
export function useStored<T>(on: readonly unknown[], subscribe: (listener: () => void) => () => void, read: () => T, same: (a: T, b: T) => boolean = Object.is): T {
  const [{ cell }, draw] = useState<{ cell: Cell<T> }>(() => ({ cell: { read, value: read() } }))
  cell.read = read
  const now = read()
  if (!same(cell.value, now)) cell.value = now
  useLayoutEffect(() => {
    const look = () => {
      if (!same(cell.read(), cell.value)) draw({ cell })
    }
    // What changed since this was drawn.
    look()
    return subscribe(look)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `on` stands for `subscribe`, and `same` never changes
  }, on)
  return cell.value
}
