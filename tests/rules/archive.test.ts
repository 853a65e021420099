/** An archive is a stranger's file (ARCHIVE-1): what it must be, and what it may leave open. */
import { describe, expect, it } from 'vitest'
import { addAction } from '../../shared/board/edits.ts'
import { toArchive, type Archive } from '../../shared/board/archive.ts'
import { readArchive } from '../../shared/rules/archive.ts'
import { PaperRoom } from '../support/paperRoom.ts'

/** A board with a card, an action and a lock, as it is exported, and changed. */
function archived(change: (archive: Archive) => void = () => undefined): unknown {
  const room = new PaperRoom({ attribution: 'named' })
  const ana = room.member('Ana', 'moderator')
  room.write(ana, 'c1')
  addAction(room.board, { id: 'a1', theme: 'return', title: 'A' }, null)
  room.send({ type: 'lock.set', path: 'parking', locked: true }, ana)
  const archive = JSON.parse(JSON.stringify(toArchive(room.board, () => 'Ana Anić, MARRI'))) as Archive
  change(archive)
  return archive
}

describe('an archive', () => {
  it.each<[string, (archive: Archive) => void]>([
    ['as it was exported', () => undefined],
    ['with names of writers that are no ids', (archive) => (archive.cards[0]!.author = 'Ana Anić, MARRI')],
    ['without a phase that is on', (archive) => (archive.board.phase = '')],
  ])('ARCHIVE-1 is read %s', (_, change) => {
    expect(readArchive(archived(change))).toHaveProperty('archive')
  })

  it.each<[string, (archive: Archive) => unknown]>([
    ['board.phase', (archive) => (archive.board.phase = 'none')],
    ['cards.0.place', (archive) => (archive.cards[0]!.place = 'swot/none/S')],
    ['cards.0.text', (archive) => (archive.cards[0]!.text = 'x'.repeat(2_001))],
    ['cards.0.text', (archive) => (archive.cards[0]!.text = 'a\u0000')],
    ['cards.0.createdAt', (archive) => (archive.cards[0]!.createdAt = 'now')],
    ['cards.0.author', (archive) => (archive.cards[0]!.author = 'x'.repeat(81))],
    ['cards.0.colour', (archive) => Object.assign(archive.cards[0]!, { colour: 'red' })],
    ['cards.0.group', (archive) => Object.assign(archive.cards[0]!, { group: 'none' })],
    ['cards.1.id', (archive) => archive.cards.push(archive.cards[0]!)],
    ['actions.0.theme', (archive) => (archive.actions[0]!.theme = 'none')],
    ['actions.0.status', (archive) => Object.assign(archive.actions[0]!, { status: 'x' })],
    ['themes.0.order', (archive) => (archive.themes[0]!.order = '!')],
    ['locks.0.path', (archive) => Object.assign(archive.locks[0]!, { path: 'card/' })],
    ['phases.0.start', (archive) => (archive.phases[0]!.start = '24:00')],
  ])('ARCHIVE-1 says of what is wrong where it is: %s', (wrong, change) => {
    expect(readArchive(archived((archive) => void change(archive)))).toEqual({ wrong })
  })
})
