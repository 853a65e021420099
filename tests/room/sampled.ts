/** The sample session as a document, for tests of what becomes of one. */
import * as Y from 'yjs'
import { ROOTS } from '../../shared/board/keys.ts'
import { planBoard } from '../../server/room/founding.ts'

export const sampled = (): Y.Doc => {
  const plan = planBoard({ from: 'sample' })
  if ('problem' in plan) throw new Error(plan.problem)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, plan.update)
  for (const root of ROOTS) doc.getMap(root)
  return doc
}
