/** Cards added in bulk (import, a pasted list): judged by the same rules as cards written by hand, all or none. */
import { nanoid } from 'nanoid'
import { addCard, lastOrders } from '../../../shared/board/edits.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { keyBetween } from '../../../shared/board/order.ts'
import type { ProblemCode } from '../../../shared/protocol/http.ts'
import { enteredFor, keepsRecord, stampOf } from '../../../shared/rules/actor.ts'
import { may } from '../../../shared/rules/may.ts'
import type { RefusalCode } from '../../../shared/rules/refusal.ts'
import { ruleState, type RuleState } from '../../../shared/rules/state.ts'
import { en } from '../../../shared/words/en/index.ts'
import type { Failed, Member } from '../api.ts'
import type { Decision, RoomView } from '../decision.ts'
import { delegationOf } from '../membership.ts'

export interface ImportedCard {
  place: string
  text: string
  /** Whom the card is entered for; nobody: it is the writer's own. */
  delegation?: string | null
  /** A file says that it is nobody's. */
  nobodys?: boolean
  lang?: string | null
  evidence?: string | null
}

/** What is refused although the request is well understood. */
const PROBLEM_OF: Partial<Record<RefusalCode, ProblemCode>> = { 'BOARD-1': 'closed', 'LOCK-1': 'forbidden', 'PHASE-1': 'forbidden' }

/** A refusal in words, with the id of its rule. */
const sentence = (code: RefusalCode): string => `${en[`refusal.${code}`]} (${code})`

export function addCards(by: Member, cards: readonly ImportedCard[], view: RoomView): Decision | Failed {
  if (!keepsRecord(by)) return { problem: 'forbidden' }
  const live = ruleState(view.board)
  const held = live.count('cards')
  // Thousands are judged one after the other, and none of them is in the document yet.
  const state: RuleState = Object.create(live, { count: { value: () => held }, maxCardText: { value: live.maxCardText } }) as RuleState
  const createdAt = new Date(view.now).toISOString()
  const { attribution } = readBoard(view.board)
  const stamp = stampOf(by, attribution)
  const delegations = new Map([...new Set(cards.map(({ delegation }) => delegation ?? ''))].map((given) => [given, delegationOf(view.board, given)]))
  const stranger = cards.findIndex(({ delegation }) => delegations.get(delegation ?? '') === undefined)
  if (stranger >= 0) return { problem: 'bad-delegation', detail: `Card ${stranger + 1}.` }
  if (held + cards.length > LIMITS.cards) return { problem: 'bad-request', detail: sentence('LIMIT-2') }
  const last = lastOrders(view.board)
  const made = cards.map(({ place, text, delegation, nobodys = false, lang, evidence }) => {
    const order = keyBetween(last.get(place) ?? null, null)
    last.set(place, order)
    const whose = delegations.get(delegation ?? '') ?? null
    return { id: nanoid(12), place, order, text: text.normalize('NFC'), stamp: whose === null && !nobodys ? stamp : enteredFor(whose, attribution), createdAt, lang: lang ?? undefined, evidence: evidence ?? undefined }
  })
  // Judged as the writer's own, which it is but for the stamp: where they may not write, they may not enter for others.
  for (const [index, { id, place, order, text, lang, evidence }] of made.entries()) {
    const after = { place, order, ...stamp, createdAt, ...(lang !== undefined && { lang }), ...(evidence !== undefined && { evidence }) }
    const card = `Card ${index + 1}`
    if (text.trim() === '') return { problem: 'bad-request', detail: `${card}: there is no text.` }
    const refusal = may(by, state, { op: 'create', root: 'cards', id, after, text })
    if (refusal) return { problem: PROBLEM_OF[refusal.code] ?? 'bad-request', detail: `${card}: ${sentence(refusal.code)}` }
  }
  return {
    facts: [{ type: 'cards.imported', at: view.now, by: by.id, cards: made.map(({ id }) => id) }],
    write: ({ board }) => {
      for (const card of made) addCard(board, card, null)
    },
  }
}
