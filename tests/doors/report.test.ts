/** The report as a rapporteur needs it the same evening: in reading order, with what each step answers, what it lacks and what no step answers. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { answersOf } from '../../shared/board/answers.ts'
import { toArchive } from '../../shared/board/archive.ts'
import { addAction, addCard, clusterCards } from '../../shared/board/edits.ts'
import type { Attribution, Lang } from '../../shared/board/keys.ts'
import type { DotResult } from '../../shared/board/tally.ts'
import { en } from '../../shared/words/en/index.ts'
import { LOADERS } from '../../shared/words/load.ts'
import { reportBoard } from '../../server/report/board.ts'
import { writeCsv } from '../../server/report/csv.ts'
import { writeDocx } from '../../server/report/docx.ts'
import { writeMarkdown } from '../../server/report/markdown.ts'
import { outline, type Form } from '../../server/report/outline.ts'
import { flatTable } from '../../server/report/tables.ts'
import { wordsIn } from '../../server/report/words.ts'
import { writeReport } from '../../server/report/write.ts'
import { writeXlsx } from '../../server/report/xlsx.ts'
import { unzip } from './zip.ts'

const today = '2026-01-02'

/** Two themes written in turns, so that nothing is in order by itself. */
function evening(attribution: Attribution = 'delegation') {
  const doc = new Y.Doc()
  doc.getMap('board').set('title', 'Будва')
  doc.getMap('board').set('attribution', attribution)
  for (const [id, title, order] of [['return', 'Повратак', 'a0'], ['readmission', 'Readmission', 'a1']] as const) doc.getMap('themes').set(id, { title, order })
  for (const [id, name, order] of [['p', 'Police', 'a0'], ['m', 'Ministry', 'a1']] as const) doc.getMap('delegations').set(id, { name, order })
  const card = (id: string, place: string, text: string, evidence?: string) =>
    addCard(doc, { id, place, text, evidence, stamp: { author: 'ana', delegation: 'p', attendance: 'remote' }, createdAt: '2026-01-01T00:00:00Z' }, null)
  card('visa', 'practices/visa-policy', 'Visa desk')
  card('late', 'swot/readmission/W', 'Late answers')
  card('slow', 'swot/return/W', 'Споро утврђивање', 'Annual report')
  card('slower', 'swot/return/W', 'Slow papers')
  card('asylum', 'practices/asylum', 'Joint interviews')
  card('fraud', 'swot/return/T', 'Document fraud')
  card('other', 'parking', 'For another day')
  clusterCards(doc, { id: 'g', place: 'swot/return/W', title: 'Papers' }, ['slow', 'slower'], null)
  addAction(doc, { id: 'b', theme: 'readmission', title: 'Of the second theme', institution: 'Police', due: '2022-Q2', links: ['fraud'] }, null)
  addAction(doc, { id: 'a', theme: 'return', title: 'Of the first theme', status: 'agreed', tows: 'WO', links: ['g', 'slow', 'slower'] }, null)
  addAction(doc, { id: 'c', theme: 'return', title: 'Given up', status: 'dropped', links: ['late'] }, null)
  doc.getMap('results').set('v1', {
    title: 'First vote', at: '2026-01-01T10:00:00Z', dots: 3, perTarget: 2, voters: 7, targets: { 'group/g': { dots: 9, voters: 7, spread: { 1: 5, 2: 2 } } },
    byDelegation: { '': { 'group/g': 4 }, p: { 'group/g': 5 } }, byAttendance: { remote: { 'group/g': 9 } },
  })
  doc.getMap('results').set('v2', { title: 'Second vote', at: '2026-01-01T11:00:00Z', dots: 3, perTarget: 2, voters: 3, targets: { 'group/g': { dots: 4, voters: 3, spread: { 1: 2, 2: 1 } } } })
  return reportBoard(toArchive(doc, () => 'Ana'))
}

async function written(form: Form, of = evening(), lang: Lang = 'en'): Promise<Record<'md' | 'docx' | 'xlsx' | 'csv', string>> {
  const words = wordsIn(await LOADERS[lang].whole(), lang)
  const blocks = outline(of, form, words, today)
  const parts = async (file: Promise<Buffer>, which: RegExp) => [...unzip(await file)].filter(([name]) => which.test(name)).map(([, text]) => text).join('\n')
  return {
    md: writeMarkdown(blocks), docx: await parts(writeDocx(blocks, of.board.title, lang), /document\.xml|footer|styles/),
    xlsx: await parts(writeXlsx(of, words), /./), csv: writeCsv(flatTable(of)),
  }
}
const inOrder = (text: string, ...parts: string[]) => parts.map((part) => text.indexOf(part)).every((at, n, all) => at >= 0 && (n === 0 || at > all[n - 1]!))

describe('REPORT-2 the order of the session', () => {
  test('REPORT-2 actions stand by theme and cards by place in every file, whatever order they were written in', async () => {
    const { md, docx, xlsx, csv } = await written('full')
    for (const file of [md, docx, csv, xlsx]) expect(inOrder(file, 'Of the first theme', 'Of the second theme')).toBe(true)
    expect(inOrder(md, 'Slow papers', 'Document fraud', 'Late answers', 'Joint interviews', 'Visa desk', 'For another day')).toBe(true)
    expect(inOrder(csv, 'Споро утврђивање', 'Slow papers', 'Document fraud', 'Late answers', 'Joint interviews', 'Visa desk', 'For another day')).toBe(true)
    expect(md).toContain('### Asylum\n\n- Joint interviews')
    expect(md).toContain('### Visa policy\n\n- Visa desk')
    expect(md).toContain('As it stood on 2 January 2026')
  })
})

describe('REPORT-3 what follows from it', () => {
  test('REPORT-3 a step says what it answers; what lacks a date or an institution is said in its row and in a list of its own, in the note too', async () => {
    const full = await written('full')
    expect(full.md).toContain('| Of the first theme | no institution | no due date | Agreed |')
    expect(full.md).toContain('| Of the second theme | Police | Q2 2022 | Proposed |')
    expect(full.md).toContain('## Still to be settled\n\n- Of the first theme (no institution, no due date)\n')
    expect(full.md).not.toContain('Given up (no')
    // The group stands for its cards.
    expect(full.md).toContain('- **Of the first theme** (Take opportunities to mend weaknesses)\n  - Papers\n- **')
    expect(full.xlsx).toContain('Answers')
    const note = await written('note')
    expect(note.md).toContain('Still to be settled')
    expect(note.md).not.toContain('Of the second theme')
  })

  test('TOWS-1 REPORT-3 weaknesses and threats are listed until an action of any theme that is not dropped cites them', async () => {
    const { md } = await written('full')
    const [, open = ''] = md.split('## Weaknesses and threats without an action\n')
    expect(open.split('\n## ')[0]!.trim()).toBe('- **Readmission**\n  - Late answers (Weaknesses)')
    expect((await written('note')).md).not.toContain('without an action')
  })
})

test('X4 REPORT-3 what five hundred steps of a full board answer is found without comparing all cards with all groups', () => {
  const groups = Array.from({ length: 500 }, (_, n) => ({ id: `g${n}`, place: 'parking', order: 'a0', title: `Group ${n}` }))
  const cards = Array.from({ length: 5_000 }, (_, n) => ({
    id: `c${n}`, place: 'parking', order: 'a0', text: `Card ${n}`, group: `g${n % 500}`, author: null, delegation: null, attendance: null, createdAt: '2026-01-01T00:00:00Z',
  }))
  const began = process.cpuUsage()
  for (let n = 0; n < 500; n++) expect(answersOf({ cards, groups }, { links: [`g${n}`, `c${n}`, `c${(n + 1) % 500}`] })).toEqual([`Group ${n}`, `Card ${(n + 1) % 500}`])
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(1_000)
})

test('X4 H7 a board of a stranger with thousands of cards and votes keeps no other report waiting', () => {
  const empty = evening()
  const { cards: [card] } = empty
  const cards = Array.from({ length: 5_000 }, (_, n) => ({ ...card!, id: `c${n}`, place: 'parking' }))
  const results = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`v${n}`, { title: '', at: '2026-01-01T00:00:00Z', dots: 1, perTarget: 1, voters: 0, targets: {} }]))
  const began = process.cpuUsage()
  expect(outline({ ...empty, cards, results }, 'full', wordsIn(en, 'en'), today).length).toBeGreaterThan(0)
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(1_500)
})

describe('VOTE-4 REPORT-4 votes', () => {
  test('VOTE-4 REPORT-4 the second vote stands beside the first, each with its spread; parts of the room where they are told', async () => {
    const { md, docx, xlsx, csv } = await written('full')
    for (const file of [md, docx, xlsx, csv]) for (const part of ['First vote', 'Second vote', '5 × 1, 2 × 2', '2 × 1, 1 × 2']) expect(file).toContain(part)
    expect(md).toContain('- **Papers** (4 dots)')
    expect(md).toContain('### First vote: By delegation\n\n| Text | Police | Others |\n| --- | --- | --- |\n| Papers | 5 | 4 |')
    expect(xlsx).toContain('First vote: By delegation')
  })

  test('VOTE-4 REPORT-4 a group without a title, and a card without text, are called so where they were voted on, not nothing', async () => {
    const of = evening()
    const board = { ...of, groups: of.groups.map((group) => ({ ...group, title: '' })), cards: of.cards.map((card) => (card.id === 'late' ? { ...card, text: '' } : card)) }
    const spread = { 1: 1 }
    const vote = { ...(of.results.v2 as DotResult), targets: { 'group/g': { dots: 4, voters: 3, spread }, 'card/late': { dots: 1, voters: 1, spread }, 'card/gone': { dots: 1, voters: 1, spread } } }
    const { md, xlsx } = await written('full', { ...board, results: { v2: vote } })
    for (const name of ['Group without a title', 'Empty card', 'no longer on the board']) expect(md).toContain(`\n| ${name} |`)
    for (const name of ['Group without a title', 'Empty card', 'no longer on the board']) expect(xlsx).toContain(name)
  })
})

test('VOTE-4 REPORT-4 a vote that is held again under the same name, or has none, is told apart in every file', async () => {
  const of = evening()
  const dots = (title: string, at: string, n: number) => ({ title, at, dots: 3, perTarget: 2, voters: 3, targets: { 'group/g': { dots: n, voters: 3, spread: {} } } })
  const results = {
    v1: dots('Return', '2026-01-01T15:40:00+01:00', 41), v2: dots('', '2026-01-01T14:45:00Z', 42), v3: dots('Return', '2026-01-01T14:50:00Z', 43), v4: dots('', '2026-01-01T14:55:00Z', 44),
  }
  const { md, docx, xlsx, csv } = await written('full', { ...of, results })
  const [, votes = ''] = md.split('## Results of votes\n')
  expect(votes.replaceAll('UTC+0', 'UTC').match(/### .*|\| Papers \| \d+/g)).toEqual([
    '### Return', '| Papers | 41', '### Vote of 1 January 2026, 14:45 UTC', '| Papers | 42', '### Return (2)', '| Papers | 43', '### Vote of 1 January 2026, 14:55 UTC', '| Papers | 44',
  ])
  for (const file of [docx, xlsx, csv]) expect(file).toContain('Return (2)')
})

test('NAME-1 REPORT-5 each file says who wrote a card as far as the board does: a name, a delegation, nothing', async () => {
  const named = await written('full', evening('named'))
  const byDelegation = await written('full', evening('delegation'))
  for (const format of ['md', 'docx', 'xlsx', 'csv'] as const) expect([named[format].includes('Ana'), byDelegation[format].includes('Ana')]).toEqual([true, false])
  expect(named.md).toContain('Споро утврђивање (Ana · Police · Evidence: Annual report)')
  expect(byDelegation.md).toContain('Споро утврђивање (Police · Evidence: Annual report)')
  const none = await written('full', evening('none'))
  expect(none.md).toContain('Споро утврђивање (Evidence: Annual report)')
  for (const file of Object.values(none)) expect(file).not.toMatch(/\bAna\b|By delegation|Delegation</)
})

test('REPORT-1 days are those of whoever asks for the file, at the edges of a day and of summer time', async () => {
  const of = evening()
  const [first, ...rest] = of.cards
  const cards = [{ ...first!, createdAt: '2026-03-28T23:30:00Z' }, ...rest.map((card) => ({ ...card, createdAt: '2026-03-30T00:30:00+02:00' }))]
  const ask = async (format: 'md' | 'xlsx', form: Form, zone: string) => {
    const file = await writeReport({ format, form, archive: { ...of, cards }, lang: 'en', now: Date.UTC(2026, 2, 29, 22, 30), zone })
    return typeof file === 'string' ? file : [...unzip(Buffer.from(file)).values()].join('\n')
  }
  expect(await ask('md', 'full', 'Europe/Podgorica')).toContain('As it stood on 30 March 2026')
  expect(await ask('md', 'note', 'Europe/Podgorica')).toContain('29 March 2026 – 30 March 2026')
  expect(await ask('xlsx', 'full', 'Europe/Podgorica')).toMatch(/2026-03-29[^]*2026-03-30/)
  expect(await ask('md', 'full', 'UTC')).toContain('As it stood on 29 March 2026')
  expect(await ask('md', 'note', 'UTC')).toContain('28 March 2026 – 29 March 2026')
})

test('REPORT-6 a Word file is in the reader\'s language and script, has page numbers, and repeats the heading of a table that goes on', async () => {
  const { docx, md } = await written('full', evening(), 'sr-Cyrl')
  expect(docx).toContain('w:val="sr-Cyrl-RS"')
  expect(docx).toContain('<w:tblHeader')
  expect(docx).toContain('NUMPAGES')
  expect(docx).toContain('Споро утврђивање')
  expect(md).toContain('2. квартал 2022.')
})
