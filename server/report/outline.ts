/** A board as a document: headings, lists and tables in reading order. Markdown and Word print the same outline. */
import { isAgreed, standingIn, type Standing } from '../../shared/board/answers.ts'
import type { ArchivedCard } from '../../shared/board/archive.ts'
import { QUADRANTS } from '../../shared/board/keys.ts'
import { boxPlace } from '../../shared/board/place.ts'
import { placesOf, REGISTERS } from '../../shared/board/registers.ts'
import { formatDate } from '../../shared/words/format.ts'
import { placeTitle } from '../../shared/words/places.ts'
import type { Block, Item } from './blocks.ts'
import type { ReportBoard } from './board.ts'
import { answers, openPoints, positions, steps, unsettled } from './steps.ts'
import { dotsIn, partTables, voteTables, type DotsOn } from './votes.ts'
import type { Words } from './words.ts'

export type Form = 'full' | 'note'

export function outline(board: ReportBoard, form: Form, words: Words, today: string): Block[] {
  return form === 'note' ? note(board, words, today) : full(board, words, today)
}

function full(board: ReportBoard, words: Words, today: string): Block[] {
  const blocks: Block[] = [{ kind: 'heading', level: 1, text: board.board.title || words('app.name') }]
  if (board.board.question) blocks.push({ kind: 'text', text: board.board.question })
  blocks.push({ kind: 'text', text: words('report.asOf', { moment: formatDate(words.lang, today) }) })
  if (board.delegations.length > 0) blocks.push({ kind: 'text', text: `${words('create.delegations')}: ${board.delegations.map(({ name }) => name).join(' · ')}` })
  const dotsOn = dotsIn(board, words)
  for (const theme of board.themes) {
    blocks.push({ kind: 'heading', level: 2, text: theme.title })
    if (theme.question) blocks.push({ kind: 'text', text: theme.question })
    for (const quadrant of QUADRANTS) {
      const items = itemsIn(board, boxPlace(theme.id, quadrant), words, dotsOn)
      if (items.length > 0) blocks.push({ kind: 'heading', level: 3, text: words(`quadrant.${quadrant}`) }, { kind: 'list', items })
    }
  }
  if (board.actions.length > 0) blocks.push({ kind: 'heading', level: 2, text: words('report.actions') }, ...steps(board, words))
  return [
    ...blocks, ...unsettled(board, words), ...positions(board, words), ...answers(board, words), ...openPoints(board, words, dotsOn),
    ...registers(board, words, dotsOn), ...votes(board, words),
  ]
}

/** Whose delegations, when, about what, and what they agreed. */
function note(board: ReportBoard, words: Words, today: string): Block[] {
  const written = board.cards.map(({ createdAt }) => Date.parse(createdAt)).filter((moment) => !Number.isNaN(moment)).sort((a, b) => a - b)
  const [first, last] = [written[0], written.at(-1)].map((moment) => formatDate(words.lang, moment ?? today, words.zone))
  const agreed = board.actions.filter(isAgreed)
  const plain = (text: string): Item => ({ text, from: '', under: [] })
  return [
    { kind: 'heading', level: 1, text: `${words('report.note')}: ${board.board.title || words('app.name')}` },
    { kind: 'heading', level: 2, text: words('report.when') },
    { kind: 'text', text: first === last ? `${first}` : `${first} – ${last}` },
    ...(board.delegations.length > 0
      ? ([{ kind: 'heading', level: 2, text: words('create.delegations') }, { kind: 'list', items: board.delegations.map(({ name }) => plain(name)) }] satisfies Block[])
      : []),
    { kind: 'heading', level: 2, text: words('report.topics') },
    ...(board.board.question ? ([{ kind: 'text', text: board.board.question }] satisfies Block[]) : []),
    { kind: 'list', items: board.themes.map(({ title, question }) => plain(question ? `${title}: ${question}` : title)) },
    { kind: 'heading', level: 2, text: words('report.steps') },
    ...(agreed.length > 0 ? steps(board, words, agreed) : ([{ kind: 'text', text: words('report.noSteps') }] satisfies Block[])),
    ...unsettled(board, words, agreed),
    ...positions(board, words, agreed),
  ]
}

/** Practices and measures by area, priorities, and the parking lot. */
function registers(board: ReportBoard, words: Words, dotsOn: DotsOn): Block[] {
  const standing = new Set([...board.cards, ...board.groups].map(({ place }) => place))
  return REGISTERS.flatMap((register): Block[] => {
    const filled = placesOf(register, standing).map((place) => ({ place, items: itemsIn(board, place, words, dotsOn) })).filter(({ items }) => items.length > 0)
    if (filled.length === 0) return []
    const hasAreas = register === 'practices' || register === 'measures'
    return [
      { kind: 'heading', level: 2, text: words(`board.${register}`) },
      ...filled.flatMap(({ place, items }): Block[] => [
        ...(hasAreas ? [{ kind: 'heading', level: 3, text: placeTitle(place, words) } as const] : []),
        { kind: 'list', items },
      ]),
    ]
  })
}

function itemsIn(board: ReportBoard, place: string, words: Words, dotsOn: DotsOn): Item[] {
  const aside = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ')
  const card = (one: ArchivedCard): Item => ({
    text: one.text, under: [],
    from: aside([
      one.author, board.delegationName(one.delegation), one.evidence && `${words('report.evidence')}: ${one.evidence}`, dotsOn(`card/${one.id}`),
    ]),
  })
  const item = (one: Standing): Item => (one.kind === 'card'
    ? card(one.card)
    : { text: one.group.title || words('group.untitled'), from: dotsOn(`group/${one.id}`), under: one.cards.map(card) })
  return standingIn(board, place).map(item)
}

function votes(board: ReportBoard, words: Words): Block[] {
  const tables = [...voteTables(board, words), ...partTables(board, words)]
  if (tables.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: words('report.votes') },
    ...tables.flatMap(({ title, rows }, at): Block[] => [
      // A rating on two pairs of scales is two tables under one title.
      ...(title !== tables[at - 1]?.title ? [{ kind: 'heading', level: 3, text: title } as const] : []),
      { kind: 'table', rows, widths: rows[0]!.map((_head, column) => (column === 0 ? Math.max(3, rows[0]!.length) : 1.5)) },
    ]),
  ]
}
