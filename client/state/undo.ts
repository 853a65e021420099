/**
 * Undo and redo of one's own changes. Text is undone by Yjs, which knows one's own characters among everyone else's. Fields
 * are set back to what they were, unless somebody changed them since. A creation is undone by the bin, because nothing is ever
 * deleted outright (CARD-3).
 *
 * The two kinds share one history here; Yjs' manager only ever holds the item that is being extended or popped.
 */
import * as Y from 'yjs'
import { ENTITY_ROOTS, type EntityRoot } from '../../shared/board/keys.ts'
import { entities, entity } from '../../shared/board/read.ts'

/** The origin of one's own edits: what can be undone. */
export const LOCAL = Symbol('local edit')
const UNDOING = Symbol('undo')

type StackItem = Y.UndoManager['undoStack'][number]

interface FieldChange {
  root: EntityRoot
  id: string
  key: string
  before: unknown
  after: unknown
}

interface Step {
  on: Tracked
  created: { root: EntityRoot; id: string }[]
  fields: FieldChange[]
  text: StackItem | null
}

interface Tracked {
  doc: Y.Doc
  texts: Y.UndoManager
  stop(): void
}

const MOST = 200
/** Where something stands is one fact: it is set back whole or not at all. */
const STANDING: readonly string[] = ['place', 'order', 'group']

export class Undo {
  readonly #tracked: Tracked[] = []
  readonly #changed: () => void
  #done: Step[] = []
  #undone: Step[] = []

  constructor(changed: () => void) {
    this.#changed = changed
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** Records own edits of a document from now on. */
  track(doc: Y.Doc): void {
    const roots = ENTITY_ROOTS.map((root) => entities(doc, root))
    let lastText: unknown = null
    const texts = new Y.UndoManager(roots, {
      trackedOrigins: new Set([LOCAL]),
      captureTransaction(transaction) {
        const changed = [...transaction.changed.keys()]
        if (!changed.every((type) => type instanceof Y.Text)) return false
        if (changed[0] !== lastText) texts.stopCapturing()
        lastText = changed[0]
        return true
      },
    })
    let step: Step | null = null
    const open = () => (step ??= { on: tracked, created: [], fields: [], text: null })
    const stops = ENTITY_ROOTS.map((root) => {
      const map = entities(doc, root)
      const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
        if (transaction.origin !== LOCAL) return
        for (const event of events) if (event instanceof Y.YMapEvent) record(open(), root, event)
      }
      map.observeDeep(onEvents)
      return () => map.unobserveDeep(onEvents)
    })
    texts.on('stack-item-added', ({ stackItem, type, origin }) => {
      if (type === 'undo' && origin === LOCAL) open().text = stackItem
    })
    // Registered after the manager's own listener: its item is there when this runs.
    const onDone = () => {
      if (!step) return
      const done = step
      step = null
      this.#push(done)
    }
    doc.on('afterTransaction', onDone)
    const tracked: Tracked = {
      doc,
      texts,
      stop() {
        for (const stop of stops) stop()
        doc.off('afterTransaction', onDone)
        texts.destroy()
      },
    }
    this.#tracked.push(tracked)
  }

  undo(): boolean {
    return this.#walk(this.#done, this.#undone, 'undo')
  }

  redo(): boolean {
    return this.#walk(this.#undone, this.#done, 'redo')
  }

  /** Text typed from now on is a step of its own. */
  pause(): void {
    for (const { texts } of this.#tracked) texts.stopCapturing()
  }

  /** Forgets everything: after a refusal the server has put back what an undo would put back again. */
  clear(): void {
    this.#forget([...this.#done, ...this.#undone])
    this.#done = []
    this.#undone = []
    for (const { texts } of this.#tracked) {
      texts.undoStack = []
      texts.stopCapturing()
    }
    this.#changed()
  }

  destroy(): void {
    this.clear()
    for (const tracked of this.#tracked) tracked.stop()
    this.#tracked.length = 0
  }

  #push(step: Step): void {
    this.#forget(this.#undone)
    this.#undone = []
    this.#done.push(step)
    if (!step.text) for (const { texts } of this.#tracked) texts.stopCapturing()
    if (this.#done.length > MOST) this.#forget(this.#done.splice(0, this.#done.length - MOST))
    this.#changed()
  }

  /** Takes steps until one has an effect: what others overtook has none. */
  #walk(from: Step[], to: Step[], way: 'undo' | 'redo'): boolean {
    for (let step = from.pop(); step; step = from.pop()) {
      const back = this.#apply(step, way)
      if (!back) continue
      to.push(back)
      this.#changed()
      return true
    }
    this.#changed()
    return false
  }

  #apply(step: Step, way: 'undo' | 'redo'): Step | null {
    const { doc } = step.on
    const text = step.text ? popText(step.on.texts, step.text, way) : null
    let effect = text !== null
    doc.transact(() => {
      for (const { root, id } of step.created) {
        const map = entity(doc, root, id)
        if (!map || (map.get('trashed') === true) === (way === 'undo')) continue
        if (way === 'undo') map.set('trashed', true)
        else map.delete('trashed')
        effect = true
      }
      if (setFields(doc, step.fields, way)) effect = true
    }, UNDOING)
    return effect ? { ...step, text } : null
  }

  /** Lets Yjs collect the deleted text that these steps kept. */
  #forget(steps: readonly Step[]): void {
    if (steps.length === 0) return
    for (const { texts } of this.#tracked) {
      const extending = texts.undoStack.slice(-1)
      texts.undoStack = steps.flatMap(({ on, text }) => (text && on.texts === texts ? [text] : []))
      texts.redoStack = []
      texts.clear()
      texts.undoStack = extending
    }
  }
}

function record(step: Step, root: EntityRoot, event: Y.YMapEvent<unknown>): void {
  const [id] = event.path
  for (const [key, { action, oldValue }] of event.changes.keys) {
    if (typeof id === 'string') step.fields.push({ root, id, key, before: oldValue, after: event.target.get(key) })
    else if (action === 'add') step.created.push({ root, id: key })
  }
}

/** Returns the item that takes this back again, or null when nothing was left to change. */
function popText(texts: Y.UndoManager, item: StackItem, way: 'undo' | 'redo'): StackItem | null {
  texts.stopCapturing()
  texts.undoStack = way === 'undo' ? [item] : []
  texts.redoStack = way === 'undo' ? [] : [item]
  if (way === 'undo') texts.undo()
  else texts.redo()
  const back = (way === 'undo' ? texts.redoStack : texts.undoStack).at(-1) ?? null
  texts.undoStack = []
  texts.redoStack = []
  return back
}

function setFields(doc: Y.Doc, changes: readonly FieldChange[], way: 'undo' | 'redo'): boolean {
  const overtaken = (change: FieldChange) => !same(entity(doc, change.root, change.id)?.get(change.key), way === 'undo' ? change.after : change.before)
  const moved = new Set(changes.filter((change) => STANDING.includes(change.key) && overtaken(change)).map(({ id }) => id))
  let effect = false
  for (const change of changes) {
    const map = entity(doc, change.root, change.id)
    if (!map || overtaken(change) || (STANDING.includes(change.key) && moved.has(change.id))) continue
    const value = way === 'undo' ? change.before : change.after
    if (value === undefined) map.delete(change.key)
    else map.set(change.key, value)
    effect = true
  }
  return effect
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
