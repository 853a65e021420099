/** What a moderator decides about the board as a whole. */
import { ATTRIBUTIONS } from '../../../shared/board/keys.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { NOTHING, refuse, type Decide, type Decision, type Tell } from '../decision.ts'
import type { Fact } from '../facts.ts'
import { codeFor, floorFor, tellPositions } from '../view.ts'
import { hideAuthors, hideBreakdowns, hideLockers } from './attribution.ts'
import { emptyFloor } from './floor.ts'
import { hiddenKeys, hidePositions } from './positions.ts'
import { setSpotlight } from './spotlight.ts'
import { stopTimer } from './timer.ts'
import { closeVote } from './vote.ts'

/** Title, question, settings; and attribution, which may only become stricter (NAME-1). */
export const updateBoard: Decide<'board.update'> = (command, _by, view) => {
  const { title, question, attribution, code, retentionDays } = command
  const now = readBoard(view.board)
  const stricter = attribution !== undefined && attribution !== now.attribution
  if (stricter && ATTRIBUTIONS.indexOf(attribution) < ATTRIBUTIONS.indexOf(now.attribution)) return refuse('NAME-1')

  const facts: Fact[] = []
  if (code !== undefined && code !== view.facts.codeOn) facts.push({ type: 'code.switched', on: code })
  if (retentionDays !== undefined && retentionDays !== view.facts.retentionDays) facts.push({ type: 'retention.set', days: retentionDays })

  const fields = { ...(title !== undefined && { title: title.trim() }), ...(question !== undefined && { question: question.trim() }) }
  const settings = {
    ...(command.maxCardText !== undefined && { maxCardText: command.maxCardText }),
    ...(command.offline !== undefined && { offline: command.offline }),
  }
  const tell: Tell[] = [() => ({ type: 'board.updated' })]
  if (facts.some((fact) => fact.type === 'code.switched')) tell.push((to, after) => ({ type: 'code.changed', code: codeFor(to, after) }))
  if (stricter) tell.push((to, after) => ({ type: 'floor.changed', floor: floorFor(to, after) }))
  const hidden = stricter && attribution === 'none' ? hiddenKeys(view.board) : []
  if (hidden.length > 0) {
    facts.push({ type: 'positions.hidden', keys: hidden })
    tell.push(tellPositions(null))
  }
  const drafts = [...view.drafts.keys()]
  return {
    facts,
    write(docs) {
      const board = docs.board.getMap('board')
      for (const [field, value] of Object.entries(fields)) if (board.get(field) !== value) board.set(field, value)
      if (Object.keys(settings).length > 0) board.set('settings', { ...(board.get('settings') as object | undefined), ...settings })
      if (!stricter) return
      board.set('attribution', attribution)
      hideAuthors(docs.board, attribution)
      for (const participant of drafts) hideAuthors(docs.draft(participant), attribution)
      hideLockers(docs.board, now.attribution, attribution, view.facts)
      if (attribution !== 'none') return
      hideBreakdowns(docs.board)
      hidePositions(docs.board, hidden)
    },
    tell,
    people: stricter ? [...view.facts.people.keys()] : [],
    forget: stricter,
  }
}

/** With the board ends what is under way, as if each had been ended just before (BOARD-3): no ballot is lost, and nobody speaks in an empty room. */
export const closeBoard: Decide<'board.close'> = (_command, by, view) => {
  const ends = [
    closeVote({ type: 'vote.close' }, by, view), stopTimer({ type: 'timer.stop' }, by, view),
    setSpotlight({ type: 'spotlight.set', path: null }, by, view), emptyFloor(view),
  ].filter((decided): decided is Decision => !('refusal' in decided))
  return {
    facts: ends.flatMap(({ facts }) => facts),
    write(docs) {
      for (const { write } of ends) write?.(docs)
      docs.board.getMap('board').set('closed', true)
    },
    tell: [...ends.flatMap(({ tell = [] }) => tell), () => ({ type: 'board.closed' })],
  }
}

export const reopenBoard: Decide<'board.reopen'> = (_command, _by, view) =>
  readBoard(view.board).closed
    ? {
        facts: [],
        write: ({ board }) => void board.getMap('board').set('closed', false),
        tell: [() => ({ type: 'board.reopened' })],
      }
    : NOTHING
