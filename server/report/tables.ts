/** A board as two tables: its cards and its actions. Columns of the CSV have fixed English names, so that it can be imported again. */
import { placeName, type Words } from './words.ts'
import type { ReportBoard } from './board.ts'

const COLUMNS = [
  'kind', 'id', 'place', 'theme', 'group', 'text', 'author', 'delegation', 'attendance', 'created', 'lang', 'evidence',
  'institution', 'owner', 'country', 'due', 'priority', 'status', 'tows', 'links',
] as const
type Column = (typeof COLUMNS)[number]

/** Every card and action in one table, a kind per row. */
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
  ]
  return [[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))]
}

const themeOf = (place: string): string => (place.startsWith('swot/') ? (place.split('/')[1] ?? '') : '')

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
