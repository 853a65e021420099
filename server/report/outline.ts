/** A board as a document: headings, lists and tables in reading order. Markdown and Word print the same outline. */
import { QUADRANTS } from '../../shared/board/keys.ts'
import { byOrder } from '../../shared/board/order.ts'
import { boxPlace } from '../../shared/board/place.ts'
import { isEarlier, wordingText } from '../../shared/board/positions.ts'
import type { Archive, ArchivedCard } from '../../shared/board/archive.ts'
import type { ReportBoard } from './board.ts'
import { isAgreed } from './note.ts'
import { actionTable, stanceOf } from './tables.ts'
import { voteTables } from './votes.ts'
import type { Words } from './words.ts'

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: Item[] }
  | { kind: 'table'; rows: string[][] }

export interface Item {
  text: string
  /** Who it comes from, as far as the board's attribution shows it. */
  from: string
  /** The cards of a group. */
  under: Item[]
}

export type Form = 'full' | 'note'

export function outline(board: ReportBoard, form: Form, words: Words, today: string): Block[] {
  return form === 'note' ? note(board, words, today) : full(board, words)
}

function full(board: ReportBoard, words: Words): Block[] {
  const blocks: Block[] = [{ kind: 'heading', level: 1, text: board.board.title || words('app.name') }]
  if (board.board.question) blocks.push({ kind: 'text', text: board.board.question })
  for (const theme of board.themes) {
    blocks.push({ kind: 'heading', level: 2, text: theme.title })
    if (theme.question) blocks.push({ kind: 'text', text: theme.question })
    for (const quadrant of QUADRANTS) {
      const items = itemsIn(board, boxPlace(theme.id, quadrant))
      if (items.length > 0) blocks.push({ kind: 'heading', level: 3, text: words(`quadrant.${quadrant}`) }, { kind: 'list', items })
    }
  }
  for (const register of ['practices', 'measures', 'priorities', 'parking'] as const) {
    const places = [...new Set([...board.cards, ...board.groups].map(({ place }) => place))].filter((place) => place.split('/')[0] === register).sort()
    const items = places.flatMap((place) => itemsIn(board, place))
    if (items.length > 0) blocks.push({ kind: 'heading', level: 2, text: words(`board.${register}`) }, { kind: 'list', items })
  }
  if (board.actions.length > 0) blocks.push({ kind: 'heading', level: 2, text: words('report.actions') }, { kind: 'table', rows: actionTable(board, words) })
  blocks.push(...positions(board, words, board.actions))
  return [...blocks, ...votes(board, words)]
}

/** Who met, when, about what, and what they agreed. */
function note(board: ReportBoard, words: Words, today: string): Block[] {
  const days = board.cards.map(({ createdAt }) => createdAt.slice(0, 10)).filter((day) => day !== '').sort()
  const first = days[0] ?? today
  const last = days.at(-1) ?? today
  const agreed = board.actions.filter(isAgreed)
  const plain = (text: string): Item => ({ text, from: '', under: [] })
  return [
    { kind: 'heading', level: 1, text: `${words('report.note')}: ${board.board.title || words('app.name')}` },
    { kind: 'heading', level: 2, text: words('report.when') },
    { kind: 'text', text: first === last ? first : `${first} – ${last}` },
    ...(board.delegations.length > 0
      ? ([{ kind: 'heading', level: 2, text: words('report.who') }, { kind: 'list', items: board.delegations.map(({ name }) => plain(name)) }] satisfies Block[])
      : []),
    { kind: 'heading', level: 2, text: words('report.topics') },
    ...(board.board.question ? ([{ kind: 'text', text: board.board.question }] satisfies Block[]) : []),
    { kind: 'list', items: board.themes.map(({ title, question }) => plain(question ? `${title}: ${question}` : title)) },
    { kind: 'heading', level: 2, text: words('report.steps') },
    agreed.length > 0 ? { kind: 'table', rows: actionTable(board, words, agreed) } : { kind: 'text', text: words('report.noSteps') },
    ...positions(board, words, agreed),
  ]
}

/** What delegations say of the actions. A step that is listed as agreed is never listed without its reservations. */
function positions(board: ReportBoard, words: Words, actions: Archive['actions']): Block[] {
  const said = actions.map((action) => ({ action, all: board.positionsOn(action) })).filter(({ all }) => all.length > 0)
  if (said.length === 0) return []
  const item = (action: Archive['actions'][number], all: Archive['positions']): Item => ({
    text: action.title, from: '',
    under: all.map((position) => ({
      text: [board.delegationName(position.delegation) || words('conclude.oneDelegation'), [stanceOf(position, action, words), position.text].filter(Boolean).join(': ')].join(' '),
      from: isEarlier(position, action) ? words('conclude.earlierOn', { wording: wordingText(position.on) }) : '', under: [],
    })),
  })
  return [
    { kind: 'heading', level: 2, text: words('conclude.report') },
    { kind: 'list', items: said.map(({ action, all }) => item(action, all)) },
  ]
}

function itemsIn(board: ReportBoard, place: string): Item[] {
  const card = (one: ArchivedCard): Item => ({ text: one.text, from: board.delegationName(one.delegation), under: [] })
  const here = board.cards.filter((one) => one.place === place)
  return [
    ...here.filter((one) => !board.groupOf(one)).map((one) => ({ id: one.id, order: one.order, item: card(one) })),
    ...board.groups.filter((group) => group.place === place).map((group) => ({
      id: group.id, order: group.order,
      item: { text: group.title, from: '', under: here.filter((one) => board.groupOf(one) === group).map(card) },
    })),
  ].sort(byOrder).map(({ item }) => item)
}

function votes(board: ReportBoard, words: Words): Block[] {
  const tables = voteTables(board, words)
  if (tables.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: words('report.votes') },
    ...tables.flatMap(({ title, rows }, at): Block[] => [
      // A rating on two pairs of scales is two tables under one title.
      ...(title && title !== tables[at - 1]?.title ? [{ kind: 'heading', level: 3, text: title } as const] : []),
      { kind: 'table', rows },
    ]),
  ]
}
