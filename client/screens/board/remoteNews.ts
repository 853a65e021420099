/** Tells those who listen, now and then and in one sentence, what others are changing; at once only that what they are at was locked. */
import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import type { EntityRoot } from '../../../shared/board/keys.ts'
import type { Key } from '../../../shared/words/catalogue.ts'
import { announce } from '../../design/LiveRegion.tsx'
import type { BoardSession } from '../../state/boardSession.ts'
import { useBoardSession, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { itemOf, placeOf } from './focus.ts'

/** Long enough that a burst is one sentence, short enough to know what one reads is new. */
const FIRST_MS = 3_000
const EVERY_MS = 15_000

const SAID: Record<EntityRoot, readonly [fresh: Key, changed: Key]> = {
  cards: ['digest.card', 'digest.changed'], groups: ['digest.group', 'said.groupsChanged'], actions: ['digest.action', 'digest.progress'],
}
const ROOTS = Object.keys(SAID) as EntityRoot[]

export function useRemoteNews(): void {
  const session = useBoardSession()
  const { t } = useWords()
  const you = useYou()?.id ?? null
  const latest = useRef({ t, you })
  latest.current = { t, you }

  useEffect(() => {
    const fresh = new Map<string, EntityRoot>()
    const changed = new Map<string, EntityRoot>()
    let telling: ReturnType<typeof setTimeout> | undefined
    let told = 0
    const tell = () => {
      telling = undefined
      told = Date.now()
      const { t } = latest.current
      const count = (of: ReadonlyMap<string, EntityRoot>, root: EntityRoot) => [...of.values()].filter((other) => other === root).length
      const parts = ROOTS.flatMap((root) => [[SAID[root][0], count(fresh, root)], [SAID[root][1], count(changed, root)]] as const)
      fresh.clear()
      changed.clear()
      announce(t('said.others', { what: parts.filter(([, n]) => n > 0).map(([key, n]) => t(key, { n })).join(', ') }))
    }

    const stops = ROOTS.map((root) => {
      const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction) => {
        if (local) return
        for (const event of events) {
          const [id] = event.path
          if (typeof id === 'string') {
            if (!fresh.has(id)) changed.set(id, root)
          } else for (const key of event.keys.keys()) fresh.set(key, root)
        }
        if (fresh.size + changed.size > 0) telling ??= setTimeout(tell, Math.max(FIRST_MS, told + EVERY_MS - Date.now()))
      }
      const map = session.doc.getMap(root)
      map.observeDeep(listen)
      return () => map.unobserveDeep(listen)
    })

    const locks = session.doc.getMap<{ by: string | null } | undefined>('locks')
    const locked = ({ keysChanged }: Y.YMapEvent<{ by: string | null } | undefined>) => {
      const over = lockAtFocus(session)
      // Who locked it was told by the answer to that.
      if (over !== null && keysChanged.has(over) && locks.get(over)?.by !== latest.current.you) announce(latest.current.t('said.lockedHere'))
    }
    locks.observe(locked)
    return () => {
      for (const stop of stops) stop()
      locks.unobserve(locked)
      clearTimeout(telling)
    }
  }, [session])
}

/** The lock that covers what has the focus. */
function lockAtFocus({ locks, index }: BoardSession): string | null {
  const at = document.activeElement
  const id = itemOf(at)
  const place = placeOf(at)
  const root = id === null ? null : index.card(id) ? 'cards' : index.group(id) ? 'groups' : index.action(id) ? 'actions' : null
  const lock = root !== null && id !== null ? locks.over(root, id) : place === null ? null : locks.above(place)
  return lock?.path ?? null
}
