/** A board as tables: its cards, its actions, what delegations say of them, the results of its votes. Columns of the CSV have fixed English names, so that it can be imported again. */
import type { ArchivedAction, ArchivedPosition } from '../../shared/board/archive.ts'
import { isEarlier, wordingText } from '../../shared/board/positions.ts'
import { SECOND_SCALES } from '../../shared/board/rating.ts'
import { ratedRows } from '../../shared/board/ratingTally.ts'
import { placeName, type Words } from './words.ts'
import type { ReportBoard } from './board.ts'
import { byDots, headings, inOrder, numberText, spreadText } from './votes.ts'

const COLUMNS = [
  'kind', 'id', 'place', 'theme', 'group', 'text', 'author', 'delegation', 'attendance', 'created', 'lang', 'evidence',
  'institution', 'owner', 'country', 'due', 'priority', 'status', 'tows', 'links', 'action', 'wording',
  'vote', 'dots', 'voters', 'impact', 'importance', 'likelihood', 'impact_median', 'importance_median', 'likelihood_median',
  'impact_spread', 'importance_spread', 'likelihood_spread',
] as const
type Column = (typeof COLUMNS)[number]

/** Every card, action, position and result of a vote in one table, a kind per row; a position names its action, and what it was stated on where that has changed. */
export function flatTable(board: ReportBoard): string[][] {
  const rows: Partial<Record<Column, string>>[] = [
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
function voteRows(board: ReportBoard): Partial<Record<Column, string>>[] {
  const standing = new Map<string, { place: string; text: string }>([
    ...board.cards.map((card) => [`card/${card.id}`, card] as const),
    ...board.groups.map(({ id, place, title }) => [`group/${id}`, { place, text: title }] as const),
  ])
  return inOrder(board).flatMap(([vote, result]) => {
    const row = (target: string, numbers: Partial<Record<Column, string>>) => {
      const { place = '', text = '' } = standing.get(target) ?? {}
      return { kind: 'result', id: target, place, theme: themeOf(place), text, created: result.at, vote: result.title || vote, ...numbers }
    }
    if (result.kind !== 'rating') return byDots(result).map(([target, { dots, voters }]) => row(target, { dots: String(dots), voters: String(voters) }))
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

export function cardTable(board: ReportBoard, words: Words): string[][] {
  return [
    (['place', 'group', 'text', 'delegation', 'attendance', 'language', 'evidence', 'written'] as const).map((column) => words(`report.${column}`)),
    ...board.cards.map((card) => [
      placeName(board, card.place, words), board.groupOf(card)?.title ?? '', card.text, board.delegationName(card.delegation),
      card.attendance ? words(`attendance.${card.attendance}`) : '', card.lang ?? '', card.evidence ?? '', card.createdAt.slice(0, 10),
    ]),
  ]
}

export function actionTable(board: ReportBoard, words: Words, actions = board.actions): string[][] {
  const themes = new Map(board.themes.map(({ id, title }) => [id, title]))
  return [
    [
      words('report.theme'), words('report.action'), words('action.institution'), words('action.owner'), words('action.country'),
      words('action.due'), words('report.priority'), words('report.status'),
    ],
    ...actions.map((action) => [
      themes.get(action.theme) ?? action.theme, action.title, action.institution ?? '', action.owner ?? '', action.country ?? '',
      action.due ?? '', action.priority ? words(`priority.${action.priority}`) : '', words(`status.${action.status}`),
    ]),
  ]
}

/** Everything that was voted on, in one sheet: a row a vote and target, empty where a vote asked for something else. */
export function voteTable(board: ReportBoard, words: Words): (string | number)[][] {
  const scales = [words('rating.impact'), ...SECOND_SCALES.map((scale) => words(`rating.${scale}`))]
  const head = [words('vote.title'), words('report.place'), words('report.text'), words('report.dots'), ...scales.flatMap((scale) => headings(scale, words)), words('report.voters')]
  const rows = voteRows(board).map((row) => {
    const number = (column: Column): string | number => (row[column] ? Number(row[column]) : '')
    return [
      row.vote ?? '', placeName(board, row.place ?? '', words), row.text || words('report.removed'), number('dots'),
      ...(['impact', ...SECOND_SCALES] as const).flatMap((scale) => [number(scale), number(`${scale}_median`), row[`${scale}_spread`] ?? '']),
      number('voters'),
    ]
  })
  return [head, ...rows]
}
