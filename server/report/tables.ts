/** A board as tables: its cards, its actions, what delegations say of them, the results of its votes. Columns of the CSV have fixed English names, so that it can be imported again. */
import { answersOf } from '../../shared/board/answers.ts'
import type { ArchivedAction, ArchivedCard, ArchivedPosition } from '../../shared/board/archive.ts'
import { isEarlier, wordingText } from '../../shared/board/positions.ts'
import { SECOND_SCALES } from '../../shared/board/rating.ts'
import { ratedRows } from '../../shared/board/ratingTally.ts'
import { dayIn } from '../../shared/words/format.ts'
import { placeName, type Words } from './words.ts'
import type { ReportBoard } from './board.ts'
import { byDots, headings, inOrder, namesOf, numberText, spreadText } from './votes.ts'

const COLUMNS = [
  'kind', 'id', 'place', 'theme', 'group', 'text', 'author', 'delegation', 'attendance', 'created', 'lang', 'evidence',
  'institution', 'owner', 'country', 'due', 'priority', 'status', 'tows', 'links', 'action', 'wording',
  'vote', 'dots', 'voters', 'impact', 'importance', 'likelihood', 'impact_median', 'importance_median', 'likelihood_median',
  'impact_spread', 'importance_spread', 'likelihood_spread', 'dots_spread',
] as const
type CsvColumn = (typeof COLUMNS)[number]

/** Every card, action, position and result of a vote in one table, a kind per row; a position names its action, and what it was stated on where that has changed. */
export function flatTable(board: ReportBoard): string[][] {
  const rows: Partial<Record<CsvColumn, string>>[] = [
    ...board.cards.map((card) => ({
      kind: 'card', id: card.id, place: card.place, theme: themeOf(card.place), group: board.groupOf(card)?.title, text: card.text,
      author: card.author ?? '', delegation: board.delegationName(card.delegation), attendance: card.attendance ?? '',
      created: card.createdAt, lang: card.lang, evidence: card.evidence,
    })),
    ...board.actions.map(({ links, order: _, title, ...action }) => ({
      ...action, kind: 'action', text: title, links: links.join(' '),
    })),
    ...board.actions.flatMap((action) => board.positionsOn(action).map((position) => ({
      kind: 'position', action: action.id, theme: action.theme, delegation: board.delegationName(position.delegation), status: position.stand,
      text: position.text, created: position.at, wording: isEarlier(position, action) ? wordingText(position.on) : '',
    }))),
    ...voteRows(board),
  ]
  return [[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))]
}

/** A row for each thing that was voted on, the votes in the order in which they were closed. */
function voteRows(board: ReportBoard): Partial<Record<CsvColumn, string>>[] {
  const standing = new Map<string, { place: string; text: string }>([
    ...board.cards.map((card) => [`card/${card.id}`, card] as const),
    ...board.groups.map(({ id, place, title }) => [`group/${id}`, { place, text: title }] as const),
  ])
  return inOrder(board).flatMap(([vote, result]) => {
    const row = (target: string, numbers: Partial<Record<CsvColumn, string>>) => {
      const { place = '', text = '' } = standing.get(target) ?? {}
      return { kind: 'result', id: target, place, theme: themeOf(place), text, created: result.at, vote: result.title || vote, ...numbers }
    }
    if (result.kind !== 'rating') return byDots(result).map(([target, { dots, voters, spread }]) => row(target, { dots: String(dots), voters: String(voters), dots_spread: spreadText(spread) }))
    return ratedRows(result).map(({ target, voters, scale, impact, second }) => row(target, {
      voters: String(voters),
      impact: numberText(impact.mean), impact_median: numberText(impact.median), impact_spread: spreadText(impact.spread),
      [scale]: numberText(second.mean), [`${scale}_median`]: numberText(second.median), [`${scale}_spread`]: spreadText(second.spread),
    }))
  })
}

const themeOf = (place: string): string => (place.startsWith('swot/') ? (place.split('/')[1] ?? '') : '')

const STANDS = { agree: 'conclude.saysAgree', comment: 'conclude.saysComment', reserve: 'conclude.saysReserve' } as const

/** Who says what of the actions, a row each; null where nobody has said anything. */
export function positionTable(board: ReportBoard, words: Words, actions = board.actions): string[][] | null {
  const rows = actions.flatMap((action) => board.positionsOn(action).map((position) => [
    action.title, board.delegationName(position.delegation) || words('conclude.oneDelegation'), stanceOf(position, action, words), position.text ?? '',
    isEarlier(position, action) ? wordingText(position.on) : '',
  ]))
  if (rows.length === 0) return null
  return [[words('report.action'), words('report.delegation'), words('conclude.position'), words('report.text'), words('conclude.statedOn')], ...rows]
}

/** What a delegation says in a few words: agrees; reserves, on an earlier wording. */
export function stanceOf(position: ArchivedPosition, action: ArchivedAction, words: Words): string {
  const says = words(STANDS[position.stand])
  return isEarlier(position, action) ? `${says}, ${words('conclude.earlier')}` : says
}

/** A column of a sheet: its heading, how broad it is, and what it says of one entry. */
export interface Column<Entry> {
  head: string
  width: number
  cell(entry: Entry): string
}

/** A table of those columns in which something stands; an empty one shows all it would have. */
export function filled<Entry>(columns: readonly Column<Entry>[], entries: readonly Entry[]): { widths: number[]; rows: string[][] } {
  const kept = entries.length === 0 ? columns : columns.filter(({ cell }) => entries.some((entry) => cell(entry) !== ''))
  return { widths: kept.map(({ width }) => width), rows: [kept.map(({ head }) => head), ...entries.map((entry) => kept.map(({ cell }) => cell(entry)))] }
}

export function cardColumns(board: ReportBoard, words: Words): Column<ArchivedCard>[] {
  return [
    { head: words('report.place'), width: 28, cell: ({ place }) => placeName(board, place, words) },
    { head: words('report.group'), width: 24, cell: (card) => board.groupOf(card)?.title ?? '' },
    { head: words('report.text'), width: 60, cell: ({ text }) => text },
    { head: words('followup.author'), width: 20, cell: ({ author }) => author ?? '' },
    { head: words('report.delegation'), width: 20, cell: ({ delegation }) => board.delegationName(delegation) },
    { head: words('report.attendance'), width: 14, cell: ({ attendance }) => (attendance ? words(`attendance.${attendance}`) : '') },
    { head: words('report.language'), width: 10, cell: ({ lang }) => lang ?? '' },
    { head: words('report.evidence'), width: 30, cell: ({ evidence }) => evidence ?? '' },
    { head: words('report.written'), width: 12, cell: ({ createdAt }) => dayIn(words.zone, createdAt) },
  ]
}

/** What a rapporteur is asked of each step, its theme first; `said` says a field in another way. */
export function actionColumns(
  board: ReportBoard, words: Words, said: Partial<Record<'due' | 'institution', (action: ArchivedAction) => string>> = {},
): Column<ArchivedAction>[] {
  const themes = new Map(board.themes.map(({ id, title }) => [id, title]))
  return [
    { head: words('report.theme'), width: 20, cell: ({ theme }) => themes.get(theme) ?? theme },
    { head: words('report.action'), width: 56, cell: ({ title }) => title || words('actions.untitled') },
    { head: words('action.institution'), width: 28, cell: said.institution ?? (({ institution }) => institution ?? '') },
    { head: words('action.owner'), width: 20, cell: ({ owner }) => owner ?? '' },
    { head: words('action.country'), width: 17, cell: ({ country }) => country ?? '' },
    { head: words('action.due'), width: 19, cell: said.due ?? (({ due }) => due ?? '') },
    { head: words('report.priority'), width: 17, cell: ({ priority }) => (priority ? words(`priority.${priority}`) : '') },
    { head: words('report.status'), width: 22, cell: ({ status }) => words(`status.${status}`) },
  ]
}

/** The same for a sheet, which has room for the pair a step was made of and the points it answers. */
export const stepColumns = (board: ReportBoard, words: Words): Column<ArchivedAction>[] => [
  ...actionColumns(board, words),
  { head: words('followup.strategy'), width: 12, cell: ({ tows }) => tows ?? '' },
  { head: words('followup.answersTo'), width: 60, cell: (action) => answersOf(board, action).join('\n') },
]

/** Everything that was voted on, in one sheet: a row a vote and target, with those columns its votes asked for. */
export function voteTable(board: ReportBoard, words: Words): { widths: number[]; rows: (string | number)[][] } {
  type Row = Partial<Record<CsvColumn, string>>
  const nameOf = namesOf(board, words)
  const number = (column: CsvColumn) => (row: Row): string | number => (row[column] ? Number(row[column]) : '')
  const columns: { head: string; width: number; cell(row: Row): string | number }[] = [
    { head: words('vote.title'), width: 24, cell: ({ vote }) => vote ?? '' },
    { head: words('report.place'), width: 28, cell: ({ place }) => placeName(board, place ?? '', words) },
    { head: words('report.text'), width: 60, cell: ({ id }) => nameOf(id ?? '') },
    { head: words('report.dots'), width: 10, cell: number('dots') },
    { head: words('vote.colSpread'), width: 24, cell: (row) => row.dots_spread ?? '' },
    ...(['impact', ...SECOND_SCALES] as const).flatMap((scale) => {
      const [mean = '', median = '', spread = ''] = headings(words(`rating.${scale}`), words)
      return [
        { head: mean, width: 14, cell: number(scale) }, { head: median, width: 14, cell: number(`${scale}_median`) },
        { head: spread, width: 24, cell: (row: Row) => row[`${scale}_spread`] ?? '' },
      ]
    }),
    { head: words('report.voters'), width: 10, cell: number('voters') },
  ]
  const rows = voteRows(board)
  const kept = columns.filter(({ cell }) => rows.some((row) => cell(row) !== ''))
  return { widths: kept.map(({ width }) => width), rows: [kept.map(({ head }) => head), ...rows.map((row) => kept.map(({ cell }) => cell(row)))] }
}
