/** The steps in a document: the table of actions, what they lack, what they answer and leave open, and what delegations say of them. */
import { answersOf, lacks, unansweredIn } from '../../shared/board/answers.ts'
import type { ArchivedAction } from '../../shared/board/archive.ts'
import { parsePlace } from '../../shared/board/place.ts'
import { isEarlier, wordingText } from '../../shared/board/positions.ts'
import { formatDue } from '../../shared/words/format.ts'
import type { ReportBoard } from './board.ts'
import type { Block, Item } from './blocks.ts'
import { actionColumns, filled, stanceOf } from './tables.ts'
import type { DotsOn } from './votes.ts'
import type { Words } from './words.ts'

const plain = (text: string, from = ''): Item => ({ text, from, under: [] })
const listed = (heading: string, items: Item[]): Block[] => (items.length === 0 ? [] : [{ kind: 'heading', level: 2, text: heading }, { kind: 'list', items }])
const titleOf = (action: ArchivedAction, words: Words): string => action.title || words('actions.untitled')

/** A table a theme, one row an action; a column in which nothing stands is left out, and what is missing for a step to be done is said. */
export function steps(board: ReportBoard, words: Words, actions: readonly ArchivedAction[] = board.actions): Block[] {
  const missing = (action: ArchivedAction, what: 'noDue' | 'noInstitution') => (lacks(action).includes(what) ? words(`followup.${what}`) : '')
  const [, ...columns] = actionColumns(board, words, {
    due: (action) => (action.due ? formatDue(words.lang, action.due) : missing(action, 'noDue')),
    institution: (action) => action.institution ?? missing(action, 'noInstitution'),
  })
  const themes = [...new Set(actions.map(({ theme }) => theme))]
  return themes.flatMap((theme): Block[] => [
    { kind: 'heading', level: 3, text: board.themes.find(({ id }) => id === theme)?.title ?? theme },
    { kind: 'table', ...filled(columns, actions.filter((action) => action.theme === theme)) },
  ])
}

/** What somebody must still be asked, by the rapporteur the same evening. */
export const unsettled = (board: ReportBoard, words: Words, actions: readonly ArchivedAction[] = board.actions): Block[] =>
  listed(words('followup.unsettled'), actions.filter((action) => lacks(action).length > 0)
    .map((action) => plain(titleOf(action, words), lacks(action).map((what) => words(`followup.${what}`)).join(', '))))

/** The points each action cites. */
export const answers = (board: ReportBoard, words: Words): Block[] =>
  listed(words('followup.answers'), board.actions
    .map((action) => ({ text: titleOf(action, words), from: action.tows ? words(`tows.${action.tows}`) : '', under: answersOf(board, action).map((text) => plain(text)) }))
    .filter(({ under }) => under.length > 0))

/** TOWS-1: the weaknesses and threats without an action, theme by theme. */
export function openPoints(board: ReportBoard, words: Words, dotsOn: DotsOn): Block[] {
  if (board.actions.length === 0) return []
  const items = board.themes.flatMap(({ id, title }): Item[] => {
    const under = unansweredIn(board, id).map((one) => {
      const { place, text } = one.kind === 'card' ? one.card : { place: one.group.place, text: one.group.title || words('group.untitled') }
      const parsed = parsePlace(place)
      const box = parsed?.kind === 'swot' ? words(`quadrant.${parsed.quadrant}`) : ''
      return plain(text, [box, dotsOn(`${one.kind}/${one.id}`)].filter(Boolean).join(' · '))
    })
    return under.length === 0 ? [] : [{ text: title, from: '', under }]
  })
  return listed(words('tows.unanswered'), items)
}

/** What delegations say of the actions. A step that is listed as agreed is never listed without its reservations. */
export function positions(board: ReportBoard, words: Words, actions: readonly ArchivedAction[] = board.actions): Block[] {
  const said = actions.map((action) => ({ action, all: board.positionsOn(action) })).filter(({ all }) => all.length > 0)
  return listed(words('conclude.report'), said.map(({ action, all }): Item => ({
    text: titleOf(action, words), from: '',
    under: all.map((position) => plain(
      [board.delegationName(position.delegation) || words('conclude.oneDelegation'), [stanceOf(position, action, words), position.text].filter(Boolean).join(': ')].join(' '),
      isEarlier(position, action) ? words('conclude.earlierOn', { wording: wordingText(position.on) }) : '',
    )),
  })))
}
