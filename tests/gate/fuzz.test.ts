/**
 * Honest and hostile people at once, in any order, with locks, lost lines and restarts. After every single judgement: no honest
 * edit is missing that was legal when it arrived, and what a hostile person may not touch is as it was. At the end all replicas agree.
 * GATE_FUZZ=20000 runs more; GATE_SEED=n repeats one.
 */
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { moveCard, setCardFields, setTrashed } from '../../shared/board/edits.ts'
import { entity } from '../../shared/board/read.ts'
import { isHigh, isLow } from '../../server/room/gate/surrogates.ts'
import { lockOver } from '../../shared/rules/locks.ts'
import { ruleState } from '../../shared/rules/state.ts'
import { any, deleted, forge, gc, item, map, string, ytext, type ForgedItem, type Ref } from './forge.ts'
import { card, everyoneAgrees, read, S, textOf, W } from './people.ts'
import { Random } from './random.ts'
import { person, TestBoard, type Client } from './wire.ts'

const RUNS = Number(process.env.GATE_FUZZ ?? 250)
const ONLY = process.env.GATE_SEED === undefined ? null : Number(process.env.GATE_SEED)
const STEPS = 100
const PLACES = [S, W]

/** Each honest insertion is one character that is used only once: others may write around it, but not inside it. */
const TOKEN = /[\ue000-\uf8ff]/g

/** What honest text may come with, pasted from anywhere by an editor that minds nothing (SHAPE-3). */
const UNTIDY = ['\r\n', '\r', '\u0000', '\u0000\u001b', '\ud83e', '\udd1d', '\ud83e\r\n']

/** What one honest transaction meant, to be looked for when it arrives. */
type Intent =
  | { kind: 'insert'; id: string; token: string }
  | { kind: 'delete'; id: string; tokens: string[] }
  | { kind: 'other' }

class Run {
  readonly random: Random
  readonly board: TestBoard
  readonly honest: Client[]
  hostile: Client
  /** What the updates in the outbox mean, and what was meant by those that never left. */
  readonly #queued = new Map<Client, Intent[]>()
  readonly #unsent = new Map<Client, Intent[]>()
  #tokens = 0
  #cards = 0
  #hostiles = 0

  constructor(seed: number) {
    this.random = new Random(seed)
    this.board = new TestBoard(() => this.random.below(2 ** 32))
    this.honest = [this.board.join('ana'), this.board.join('ben'), this.board.join(person('chair', 'moderator'))]
    this.hostile = this.board.join('mallory')
    for (let i = 0; i < 4; i++) {
      card(this.random.of(this.honest), `c${this.#cards++}`, 'text 🤝 here', this.random.of(PLACES))
      this.board.settle()
    }
    for (const client of this.honest) {
      this.#queued.set(client, [])
      this.#unsent.set(client, [])
    }
  }

  ids(doc: Y.Doc): string[] {
    return [...doc.getMap('cards').keys()]
  }

  step(): void {
    const { random, board } = this
    const roll = random.below(100)
    if (roll < 34) this.write(random.of(this.honest))
    else if (roll < 62) this.arrive(random.of(this.honest))
    else if (roll < 76) random.of(board.clients).pull()
    else if (roll < 80) board.lock(random.of(['', S, W, ...this.ids(board.doc).map((id) => `card/${id}`)]), random.chance(3))
    else if (roll < 82) this.cutOrBack(random.of(this.honest))
    else if (roll < 83) board.restart()
    else this.attack()
  }

  /** One honest transaction, in the honest person's own replica. */
  write(client: Client): void {
    const { random } = this
    const ids = this.ids(client.doc)
    const id = random.of(ids)
    const text = textOf(client.doc, id)
    const before = client.outbox.length
    let intent: Intent = { kind: 'other' }
    switch (random.below(8)) {
      case 0:
        card(client, `c${this.#cards++}`, this.#untidy('new'), random.of(PLACES))
        break
      case 1:
        moveCard(client.doc, id, random.of(PLACES), random.below(3), null)
        break
      case 2:
        setTrashed(client.doc, 'cards', id, random.chance(2), null)
        break
      case 3:
        setCardFields(client.doc, id, { evidence: random.of(['', 'seen', 'measured', 'seen\r\ntwice\ud83e']) }, null)
        break
      case 4: {
        const content = text.toString()
        const tokens = [...content.matchAll(TOKEN)]
        if (tokens.length === 0) return
        const token = random.of(tokens)
        text.delete(token.index, token[0].length)
        intent = { kind: 'delete', id, tokens: [token[0]] }
        break
      }
      default: {
        const content = text.toString()
        let at = random.below(content.length + 1)
        // To write after half a pair would spoil, in that very replica and before anything is sent, what follows it.
        while (isLow(content.charCodeAt(at)) || isHigh(content.charCodeAt(at - 1))) at--
        const token = String.fromCharCode(0xe000 + this.#tokens++)
        text.insert(at, this.#untidy(token))
        intent = { kind: 'insert', id, token }
      }
    }
    if (!client.online) this.#unsent.get(client)!.push(intent)
    else if (client.outbox.length > before) this.#queued.get(client)!.push(intent)
  }

  /** Now and then with something untidy before it, after it, or both. */
  #untidy(text: string): string {
    const some = () => (this.random.chance(8) ? this.random.of(UNTIDY) : '')
    return `${some()}${text}${some()}`
  }

  cutOrBack(client: Client): void {
    if (client.online) {
      client.online = false
      this.#nothingLeft(client)
    } else this.#holds(client, this.#unsent.get(client)!.splice(0), () => client.reconnect())
  }

  /** The line is cut: what waits to be sent never leaves. */
  #nothingLeft(client: Client): void {
    client.outbox.length = 0
    this.#unsent.get(client)!.push(...this.#queued.get(client)!.splice(0))
  }

  /** The oldest update of an honest person arrives; now and then it is lost on the way, or comes twice. */
  arrive(client: Client): void {
    const update = client.outbox.shift()
    const intent = this.#queued.get(client)!.shift()
    if (!update || !intent) return
    if (this.random.chance(12)) {
      this.#unsent.get(client)!.push(intent)
      return
    }
    let gap = false
    this.#holds(client, [intent], () => (gap = client.send([update]).kind === 'gap'))
    if (gap) {
      this.#unsent.get(client)!.push(intent)
      this.#resync(client)
      return
    }
    if (this.random.chance(5)) client.send([update])
  }

  #resync(client: Client): void {
    this.#nothingLeft(client)
    this.#holds(client, this.#unsent.get(client)!.splice(0), () => client.resync())
  }

  /** Carries out what arrives, and holds that it did exactly what it meant and was allowed. */
  #holds(client: Client, intents: readonly Intent[], act: () => unknown): void {
    const { board } = this
    const state = ruleState(board.doc)
    const before = new Map(this.ids(board.doc).map((id) => [id, { text: read(board.doc, id), locked: this.#locked(client, state, id) }]))
    // True: a gap; nothing of what was meant has arrived.
    const meant = act() === true ? [] : intents
    expect(client.closed, `an honest person was closed`).toBe(null)
    const deletedTokens = new Set(meant.flatMap((intent) => (intent.kind === 'delete' ? intent.tokens : [])))
    for (const intent of meant) {
      if (intent.kind !== 'insert' || !board.doc.getMap('cards').has(intent.id)) continue
      const was = before.get(intent.id)
      const refused = client.refused.filter(({ path }) => path === `card/${intent.id}`)
      if (was?.locked) expect(read(board.doc, intent.id)).not.toContain(intent.token)
      else {
        expect(refused.map(({ code }) => code)).not.toContain('LOCK-1')
        if (refused.length === 0 && !deletedTokens.has(intent.token)) expect(read(board.doc, intent.id)).toContain(intent.token)
      }
    }
    for (const [id, { text, locked }] of before) {
      if (locked) expect(read(board.doc, id), `${id} is locked`).toBe(text)
      else for (const [token] of text.matchAll(TOKEN)) if (!deletedTokens.has(token)) expect(read(board.doc, id)).toContain(token)
    }
    client.refused.length = 0
  }

  #locked(client: Client, state: ReturnType<typeof ruleState>, id: string): boolean {
    if (client.actor.role === 'moderator') return false
    return lockOver(state, 'cards', id, entity(this.board.doc, 'cards', id)!.toJSON()) !== null
  }

  /** Something a hacked client does; what it may not touch must be as it was. */
  attack(): void {
    const { board, random } = this
    if (this.hostile.closed !== null) {
      board.clients.splice(board.clients.indexOf(this.hostile), 1)
      this.hostile = board.join(`mallory${++this.#hostiles}`)
    }
    const { hostile } = this
    const state = ruleState(board.doc)
    const kept = this.ids(board.doc).map((id) => {
      const it = entity(board.doc, 'cards', id)!
      return { id, it, text: it.get('text'), json: it.toJSON(), locked: this.#locked(hostile, state, id) }
    })
    const { board: settings, locks, themes, phases } = board.content
    if (random.chance(2)) this.#hack()
    else this.#forge()
    expect(board.content).toMatchObject({ board: settings, locks, themes, phases })
    for (const { id, it, text, json, locked } of kept) {
      expect(entity(board.doc, 'cards', id), `${id} keeps its identity`).toBe(it)
      expect(it.get('text')).toBe(text)
      const now = it.toJSON()
      for (const key of ['author', 'delegation', 'attendance', 'createdAt']) expect(now[key]).toEqual(json[key])
      if (locked) expect(now, `${id} is locked`).toEqual(json)
    }
  }

  /** Through a real replica: forbidden edits, which must be undone there too. */
  #hack(): void {
    const { random, hostile, board } = this
    const { doc } = hostile
    if (random.chance(2)) while (hostile.pull());
    const ids = this.ids(doc)
    if (ids.length === 0) return
    doc.transact(() => {
      for (let n = 1 + random.below(3); n > 0; n--) {
        const id = random.of(ids)
        const it = entity(doc, 'cards', id)
        const text = it?.get('text')
        if (!it || !(text instanceof Y.Text)) continue
        switch (random.below(10)) {
          case 0:
            doc.getMap('locks').clear()
            break
          case 1:
            doc.getMap('board').set(random.of(['phase', 'closed', 'title']), random.of([true, 'x']))
            break
          case 2:
            it.set(random.of(['author', 'delegation', 'createdAt', 'colour', 'place']), random.of([null, 'x', 7]))
            break
          case 3:
            it.delete(random.of(['place', 'order', 'evidence', 'trashed']))
            break
          case 4:
            doc.getMap('cards').set(`x${random.below(1_000)}`, random.of<unknown>([null, 7, new Y.Map(), new Y.Text('x')]))
            break
          case 5:
            if (random.chance(6)) doc.getMap('cards').delete(id)
            break
          case 6:
            it.set('place', random.of(PLACES))
            break
          case 7:
            if (text.length > 0) text.delete(0, 1 + random.below(text.length))
            break
          default:
            text.insert(random.below(text.length + 1), random.of(['evil', '\u0000', 'x'.repeat(300)]))
        }
      }
    })
    while (hostile.push());
    expect(board.doc.store.pendingStructs).toBeNull()
  }

  /** Byte by byte: random structs at random places. Its own document never knew them, so another connection sends them. */
  #forge(): void {
    const { random, board, hostile } = this
    const ids = this.ids(board.doc)
    const anyRef = (): Ref => {
      const it = entity(board.doc, 'cards', random.of(ids))!
      const list: Y.Item[] = [it._item!, ...it._map.values()]
      for (let at = (it.get('text') as Y.Text)._start; at; at = at.right) list.push(at, at, at)
      const { id, length } = random.of(list)
      return [id.client, id.clock + random.below(length)]
    }
    const client = 5_000_000 + this.#hostiles
    const clock = Y.getState(board.doc.store, client)
    const structs = []
    let at = clock
    for (let n = 1 + random.below(4); n > 0; n--) {
      const content = random.of<ForgedItem['content']>([string('forged'), string('forged'), string('forged'), any('x'), any(1, 2), map, ytext, deleted(2)])
      const own: Ref = [client, clock + random.below(Math.max(1, at - clock))]
      const ref = () => (random.chance(4) ? own : anyRef())
      const placed = random.of<Omit<ForgedItem, 'content'>>([
        { origin: ref(), right: ref() }, { origin: ref() }, { right: ref() }, { parent: ref(), key: random.of(['evidence', 'place', 'text', 'k']) },
        { parent: random.of(['cards', 'locks', 'board', 'groups']), key: random.of([...ids, 'new', 'phase']) },
      ])
      structs.push(random.chance(10) ? gc(1) : item({ ...placed, content }))
      at += 6
    }
    const [victim, from] = anyRef()
    const deletes = random.chance(2) ? [] : [[victim, from, 1 + random.below(9)] as const]
    const verdict = hostile.send([forge(random.chance(4) ? [] : [{ client, clock, structs }], deletes)], random.chance(2))
    // What it sent is in nobody's document but the board's: this replica takes it from there.
    if (verdict.kind === 'applied' && !verdict.wrote && verdict.update.length > 0) hostile.inbox.push(verdict.update)
  }

  end(): void {
    for (const client of this.honest) {
      if (client.online) this.#resync(client)
      else this.cutOrBack(client)
    }
    everyoneAgrees(this.board)
  }
}

it(`LOCK-5 SAVE-1 Y19 ${RUNS} random sessions: the forbidden is nowhere, the legal is there, all replicas agree`, { timeout: 600_000 }, () => {
  for (let seed = ONLY ?? 1; seed <= (ONLY ?? RUNS); seed++) {
    const run = new Run(seed)
    try {
      for (let i = 0; i < STEPS; i++) run.step()
      run.end()
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
})
