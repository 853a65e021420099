/** Tells those who listen, now and then and in one sentence, that others are changing the board. */
import { useEffect } from 'react'
import type * as Y from 'yjs'
import { announce } from '../../design/LiveRegion.tsx'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'

const EVERY_MS = 15_000

export function useRemoteNews(): void {
  const { doc } = useBoardSession()
  const { t } = useWords()
  useEffect(() => {
    const touched = new Set<unknown>()
    const listen = (transaction: Y.Transaction) => {
      if (transaction.local) return
      for (const type of transaction.changed.keys()) touched.add(type)
    }
    doc.on('afterTransaction', listen)
    const telling = window.setInterval(() => {
      if (touched.size === 0) return
      announce(t('said.others', { n: touched.size }))
      touched.clear()
    }, EVERY_MS)
    return () => {
      doc.off('afterTransaction', listen)
      window.clearInterval(telling)
    }
  }, [doc, t])
}
