/**
 * How screens read a board. Each hook listens to what it names and to nothing else: a keystroke renders one card.
 * Screens write through `useBoardSession().edit` and `.command(...)`, never into the document themselves.
 */
import { createContext, useContext, useMemo } from 'react'
import type { Delegation, EntityRoot, Phase, Theme } from '../../shared/board/keys.ts'
import type { PositionData } from '../../shared/board/positions.ts'
import type { ActionData, GroupData } from '../../shared/board/read.ts'
import type { DraftCount, FloorEntry, Person, Timer, Vote } from '../../shared/protocol/room.ts'
import { keepsRecord } from '../../shared/rules/actor.ts'
import type { Digest } from './away.ts'
import type { BoardIndex, BoxItem, CardView } from './boardIndex.ts'
import type { BoardSession, BoardView } from './boardSession.ts'
import type { FilterValue } from './filter.ts'
import type { Keeping } from './kept.ts'
import type { ConnectionState } from './lines.ts'
import type { LockView } from './lockIndex.ts'
import type { Caret, Present } from './presence.ts'
import type { RefusalNote } from './refusals.ts'
import type { SavedSign } from './saved.ts'
import type { VoteResult } from '../../shared/board/results.ts'
import { useStored } from './useStored.ts'

/** The open board of this page: `<BoardContext value={session}>`. */
export const BoardContext = createContext<BoardSession | null>(null)

/** The open board: `.edit` writes, `.command` asks the room, `.undo` `.redo`, `.selection`, `.filter`, `.presence`, `.may`. */
export function useBoardSession(): BoardSession {
  const board = useContext(BoardContext)
  if (!board) throw new Error('no board is open here')
  return board
}

/** Drawn anew when `read` gives something that is not the `same`: by default, another reference. Keys are those of boardSession.ts. */
export function useKeys<T>(keys: string, read: (board: BoardSession) => T, same?: (a: T, b: T) => boolean): T {
  const board = useBoardSession()
  return useStored([board, keys], (listener) => board.watch.subscribe(keys.split(' '), listener), () => read(board), same)
}

/** One card, null when there is none; `draft` while only its author has it, `shownGroup` when it is shown inside a group. */
export const useCard = (id: string): CardView | null => useKeys(`card/${id}`, (board) => board.index.card(id))

/** One group, null when there is none. */
export const useGroup = (id: string): GroupData | null => useKeys(`group/${id}`, (board) => board.index.group(id))

/** One action, null when there is none. */
export const useAction = (id: string): ActionData | null => useKeys(`action/${id}`, (board) => board.index.action(id))

/** What stands in a place, cards and groups in one order; cards shown inside a group and trashed ones are not in it. */
export const useBox = (place: string): readonly BoxItem[] => useKeys(`box/${place}`, (board) => board.index.box(place))

/** Ids of the cards shown inside a group, in order. */
export const useMembers = (groupId: string): readonly string[] => useKeys(`members/${groupId}`, (board) => board.index.members(groupId))

/** Ids of the actions of a theme, in order. */
export const useActions = (theme: string): readonly string[] => useKeys(`actions/${theme}`, (board) => board.index.actionsOf(theme))

/** The cards and groups that any action cites. */
export const useCited = (): ReadonlySet<string> => useKeys('cited', (board) => board.index.cited)

/** Ids of what lies in the bin. */
export const useBin = (root: EntityRoot): readonly string[] => useKeys(`bin/${root}`, (board) => board.index.bin(root))

/** How many cards a box or a register holds, those in groups included. */
/** The places beside the themes in which something stands. */
export const useRegisters = (): readonly string[] => useKeys('registers', (board) => board.index.registers)
export const useCardCount = (place: string): number => useKeys(`count/${place}`, (board) => board.index.count(place))

/** Title, question, attribution, current phase and settings of the board. */
export const useBoard = (): BoardView => useKeys('board', (board) => board.facts.board)
export const useThemes = (): readonly Theme[] => useKeys('themes', (board) => board.facts.themes)
export const useDelegations = (): readonly Delegation[] => useKeys('delegations', (board) => board.facts.delegations)
/** The agenda in order. */
export const usePhases = (): readonly Phase[] => useKeys('phases', (board) => board.facts.phases)
/** The phase that is on now. */
export const usePhase = (): Phase => useKeys('board', (board) => board.facts.board.phase)
/** Closed votes, the oldest first. */
export const useResults = (): readonly VoteResult[] => useKeys('results', (board) => board.facts.results)

/** What delegations say of an action, by delegation. */
export const usePositions = (action: string): readonly PositionData[] => useKeys(`positions/${action}`, (board) => board.positions.on(action))
/** Draws anew with every position of any action, and when the room says which are one's own. */
export function usePositionNews(): void {
  useKeys('positions', (board) => board.positions.version)
  useKeys('positions', (board) => board.room.positions)
}
/** What one delegation says of an action, as far as this person may know it. */
export const usePositionOf = (action: string, delegation: string | null): PositionData | null =>
  useKeys(`positions positions/${action} people board`, (board) => board.positions.of(action, delegation))

/** The lock on exactly this path. */
export const useLock = (path: string): LockView | null => useKeys('locks', (board) => board.locks.on(path))

/** The nearest lock that covers a card, group or action: its own, its group's, its place's or anything above. */
export function useLocksOver(root: EntityRoot, id: string): LockView | null {
  return useKeys(`locks ${KIND[root]}/${id}`, (board) => board.locks.over(root, id))
}

/** The nearest lock at or above a path: a box, a theme, an action list. */
export const useLockAbove = (path: string): LockView | null => useKeys('locks', (board) => board.locks.above(path))

const KIND = { cards: 'card', groups: 'group', actions: 'action' } as const

/** Everyone the room knows, oneself included; `online` says who is here now. */
export const usePeople = (): readonly Person[] => useKeys('people', (board) => board.room.people)
/** Oneself as the room knows it; null until the room has answered. */
export const useYou = (): Person | null => useKeys('people', (board) => board.room.you)
export const useFloor = (): readonly FloorEntry[] => useKeys('floor', (board) => board.room.floor)
/** The running timer; `endsAt` is in this device's own clock. */
export const useTimer = (): Timer | null => useKeys('timer', (board) => board.room.timer)
export const useVote = (): Vote | null => useKeys('vote', (board) => board.room.vote)
/** The path everyone is brought to, or null. */
export const useSpotlight = (): string | null => useKeys('spotlight', (board) => board.room.spotlight)
/** Whether everyone is brought to exactly this path: renders only when that changes. */
export const useIsSpotlit = (path: string): boolean => useKeys('spotlight', (board) => board.room.spotlight === path)
/** Ids of one's own cards. */
export const useMine = (): ReadonlySet<string> => useKeys('mine', (board) => board.room.mine)
/** Ids of one's own private cards. */
export const useDrafts = (): readonly string[] => useKeys('own-drafts/all', (board) => board.index.drafts)
/** Private cards being written now, as far as that may be told. */
export const useDraftCount = (): DraftCount | null => useKeys('drafts', (board) => board.room.drafts)
/** For moderators: the cards that somebody other than their author has opened. */
export const useOpened = (): ReadonlySet<string> => useKeys('opened', (board) => board.room.opened)
/** The short code of the board, for those who may hand it on. */
export const useCode = (): string | null => useKeys('code', (board) => board.room.code)
/** Ids of one's own drafts that were left behind by a phase that is over. */
export const useLateDrafts = (): readonly string[] => useKeys('late-drafts', (board) => board.lateDrafts)

/** Whether what this screen wrote is safe, and how many edits are not yet. */
export const useSaved = (): SavedSign => useKeys('saved', (board) => board.savedSign)
/** The state of the two lines to the server; `closed` with its code is final. */
export const useConnection = (): ConnectionState => useKeys('connection', (board) => board.connection)

/** Whether this browser keeps the board, and whether part of what it kept was lost. */
export function useKeeping(): { keeping: Keeping; damaged: boolean } {
  const keeping = useKeys('keeping', (board) => board.kept.keeping)
  const damaged = useKeys('keeping', (board) => board.kept.damaged)
  return { keeping, damaged }
}
/** Whether a card, group or action holds what one wrote without a line, and nobody else has seen yet. */
export const useIsWaiting = (root: EntityRoot, id: string): boolean =>
  useKeys(`connection unsent/${root}/${id}`, (board) => board.isWaiting(root, id))
/** What is being written in a field of this name, and what takes down how it goes on. */
export function useBegun(field: string): [string, (words: string) => void] {
  const board = useBoardSession()
  return [useKeys(`begun/${field}`, ({ begun }) => begun.get(field) ?? ''), (words) => board.begin(field, words)]
}
/** What happened while one was away; null when nothing did, or it was dismissed. */
export const useDigest = (): Digest | null => useKeys('digest', (board) => board.away.digest)

/** What was refused and not yet dismissed; `dismiss(id)`, and `restore(id, place)` writes the lost text as a new card. */
export function useRefusals(): {
  notes: readonly RefusalNote[]
  dismiss(id: number): void
  restore(id: number, place: string): string | null
} {
  const board = useBoardSession()
  const notes = useKeys('refusals', () => board.refusals.notes)
  return useMemo(
    () => ({
      notes,
      dismiss: (id: number) => board.refusals.dismiss(id),
      restore: (id: number, place: string) => board.restoreRefused(id, place),
    }),
    [board, notes],
  )
}

/** Of these, what is about things that stand nowhere: a new card that was refused is gone a moment after its refusal came. */
export function useHomelessRefusals(): readonly RefusalNote[] {
  const notes = useKeys('refusals', (board) => board.refusals.notes)
  const homeless = useKeys(['refusals', ...notes.map(({ path }) => path)].join(' '), ({ index }) =>
    notes.flatMap(({ id, path }) => (standsSomewhere(index, path) ? [] : [id])).join(' '))
  return notes.filter(({ id }) => homeless.split(' ').includes(String(id)))
}

function standsSomewhere(index: BoardIndex, path: string): boolean {
  const [kind, id = ''] = path.split('/')
  const item = kind === 'card' ? index.card(id) : kind === 'group' ? index.group(id) : kind === 'action' ? index.action(id) : null
  return item !== null && !item.trashed
}

/** Selected ids in the order they were chosen, and what changes them. */
export function useSelection(): { ids: readonly string[]; toggle(id: string): void; set(ids: readonly string[]): void; clear(): void } {
  const { selection } = useBoardSession()
  const ids = useKeys('selection', () => selection.ids)
  return useMemo(
    () => ({
      ids,
      toggle: (id: string) => selection.toggle(id),
      set: (next: readonly string[]) => selection.set(next),
      clear: () => selection.clear(),
    }),
    [selection, ids],
  )
}

/** Whether one card is selected: renders only when that changes. */
export const useIsSelected = (id: string): boolean => useKeys(`selected/${id}`, (board) => board.selection.has(id))

/** The filter of this screen. */
export function useFilter(): { value: FilterValue; active: boolean; set(part: Partial<FilterValue>): void; clear(): void } {
  const { filter } = useBoardSession()
  const value = useKeys('filter', () => filter.value)
  return useMemo(
    () => ({ value, active: filter.active, set: (part: Partial<FilterValue>) => filter.set(part), clear: () => filter.clear() }),
    [filter, value],
  )
}

/** Others who are at a path now, or at anything below it. */
export const usePeopleAt = (path: string): readonly Present[] => useKeys(`at/${path}`, (board) => board.presence.at(path))
/** Others' carets in a card, as offsets into its text now. */
export const useCarets = (cardId: string): readonly Caret[] => useKeys(`carets/${cardId}`, (board) => board.presence.caretsIn(cardId))

/** Undo and redo of one's own changes. */
export function useUndo(): { canUndo: boolean; canRedo: boolean; undo(): void; redo(): void } {
  const board = useBoardSession()
  const canUndo = useKeys('undo', () => board.canUndo)
  const canRedo = useKeys('undo', () => board.canRedo)
  return useMemo(
    () => ({ canUndo, canRedo, undo: () => board.undo(), redo: () => board.redo() }),
    [board, canUndo, canRedo],
  )
}

const RULES = 'board locks people themes connection'

/** What the rules allow this person now, so that controls that would be refused are not shown (same rules as the server's). */
export const useMayEditText = (root: EntityRoot, id: string): boolean =>
  useKeys(`${RULES} ${KIND[root]}/${id}`, (board) => board.may.editText(root, id))
/** Whether it may be moved at all; `board.may.moveTo(root, id, place)` says whether to one place. */
export const useMayMove = (root: EntityRoot, id: string): boolean => useKeys(`${RULES} ${KIND[root]}/${id}`, (board) => board.may.move(root, id))
export const useMayTrash = (root: EntityRoot, id: string): boolean => useKeys(`${RULES} ${KIND[root]}/${id}`, (board) => board.may.trash(root, id))
/** Whether a new card may be written in a place. */
export const useMayWriteIn = (place: string): boolean => useKeys(RULES, (board) => board.may.writeIn(place))
export const useMayWriteActions = (theme: string): boolean => useKeys(RULES, (board) => board.may.writeActions(theme))
/** Whether cards may be grouped in a place. */
export const useMayCluster = (place: string): boolean => useKeys(RULES, (board) => board.may.cluster(place))
/** Whether this person may state the position of a delegation on an action. */
export const useMayState = (action: string, delegation: string | null): boolean =>
  useKeys(`${RULES} action/${action}`, (board) => board.may.state(action, delegation))
/** Whether this person keeps the record: moderators and rapporteurs enter cards for others. */
export const useKeepsRecord = (): boolean => useKeys('people', (board) => keepsRecord(board.actor))
export const useIsModerator = (): boolean => useKeys('people', (board) => board.actor.role === 'moderator')
/** Whether this person sets locks, phases and settings now: a closed board takes none (BOARD-1). */
export const useLeads = (): boolean => useKeys('people board', (board) => board.actor.role === 'moderator' && !board.facts.board.closed)
