/**
 * One v1 update for what one or several transactions changed, at a cost that follows the change: never
 * createDeleteSetFromStructStore nor mergeUpdates, which walk the whole document or decode everything again.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export type DeleteSet = Y.Transaction['deleteSet']

/** The structs of the touched clients from those clocks on, and what the transactions deleted. Empty when nothing changed. */
export function encodeDiff(doc: Y.Doc, before: ReadonlyMap<number, number>, deleteSets: readonly DeleteSet[]): Uint8Array {
  const { store } = doc
  const touched: [client: number, clock: number][] = []
  for (const [client, clock] of before) if (Y.getState(store, client) > clock) touched.push([client, clock])
  const deletes = [...(deleteSets.length === 1 ? deleteSets[0]! : Y.mergeDeleteSets([...deleteSets])).clients]
  if (touched.length === 0 && deletes.length === 0) return new Uint8Array(0)
  // Higher ids first, as Yjs writes them: it makes conflicts cheaper for whoever applies this.
  if (touched.length > 1) touched.sort((a, b) => b[0] - a[0])
  if (deletes.length > 1) deletes.sort((a, b) => b[0] - a[0])
  const encoder = new Y.UpdateEncoderV1()
  const out = encoder.restEncoder
  encoding.writeVarUint(out, touched.length)
  for (const [client, clock] of touched) {
    const structs = store.clients.get(client)!
    const start = Y.findIndexSS(structs, clock)
    encoding.writeVarUint(out, structs.length - start)
    encoder.writeClient(client)
    encoding.writeVarUint(out, clock)
    const first = structs[start]!
    first.write(encoder, clock - first.id.clock)
    for (let i = start + 1; i < structs.length; i++) structs[i]!.write(encoder, 0)
  }
  encoding.writeVarUint(out, deletes.length)
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(out, client)
    encoding.writeVarUint(out, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
