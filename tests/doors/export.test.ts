/** X1-X3 and X5 of the threat list: what a file holds of hostile text, and of people. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fromArchive, toArchive } from '../../shared/board/archive.ts'
import { addAction, addCard, clusterCards, setTrashed } from '../../shared/board/edits.ts'
import { positionKey, positionsRoot } from '../../shared/board/positions.ts'
import type { Attribution } from '../../shared/board/keys.ts'
import { readArchive } from '../../shared/rules/archive.ts'
import { catalogue } from '../../shared/words/de/index.ts'
import { en } from '../../shared/words/en/index.ts'
import { reportBoard } from '../../server/report/board.ts'
import { writeCsv } from '../../server/report/csv.ts'
import { writeDocx } from '../../server/report/docx.ts'
import { writeMarkdown } from '../../server/report/markdown.ts'
import { noteOf } from '../../server/report/note.ts'
import { outline } from '../../server/report/outline.ts'
import { flatTable } from '../../server/report/tables.ts'
import { wordsIn } from '../../server/report/words.ts'
import { writeXlsx } from '../../server/report/xlsx.ts'
import { unzip } from './zip.ts'

const HOSTILE = '=HYPERLINK("https://evil.example")\u0001 <script>alert(1)</script> [x](javascript:1) ![x](https://evil.example/x.png)'
const words = wordsIn(en, 'en')

/** A board with one card of Ana from Police, in every field what an attacker would write; and one in the bin. */
function board(attribution: Attribution, text = HOSTILE): ReturnType<typeof reportBoard> {
  const doc = new Y.Doc()
  doc.getMap('board').set('title', text)
  doc.getMap('board').set('attribution', attribution)
  doc.getMap('themes').set('t', { title: text, order: 'a0' })
  doc.getMap('delegations').set('d', { name: 'Police', order: 'a0' })
  // More than the attribution shows, as if it had leaked into the document: an export must not pass it on.
  const card = { place: 'swot/t/S', text, stamp: { author: 'ana', delegation: 'd', attendance: 'remote' as const }, createdAt: '2026-01-01T00:00:00Z' }
  addCard(doc, { ...card, id: 'c1' }, null)
  addCard(doc, { ...card, id: 'c2', text: 'in the bin' }, null)
  setTrashed(doc, 'cards', 'c2', true, null)
  clusterCards(doc, { id: 'g', place: 'swot/t/S', title: text }, ['c1'], null)
  doc.getMap('results').set('v1', { title: text, at: '2026-01-01T10:00:00Z', dots: 3, perTarget: 1, voters: 2, targets: { 'card/c1': { dots: 2, voters: 2, spread: { 1: 2 } } } })
  doc.getMap('results').set('v2', {
    kind: 'rating', title: text, at: '2026-01-01T11:00:00Z', voters: 4,
    targets: {
      'group/g': { voters: 4, impact: { mean: 3.25, median: 3.5, spread: { 2: 1, 3: 1, 4: 2 } }, importance: { mean: 4, median: 4, spread: { 4: 4 } } },
      'card/gone': { voters: 0, impact: { mean: null, median: null, spread: {} }, likelihood: { mean: null, median: null, spread: {} } },
    },
    byDelegation: { d: { 'group/g': { voters: 4, impact: 3.25, importance: 4 } } },
  })
  addAction(doc, { id: 'a', theme: 't', title: text, owner: text, status: 'agreed' }, null)
  return reportBoard(toArchive(doc, () => 'Ana'))
}

async function everyFormat(of: ReturnType<typeof reportBoard>): Promise<Record<string, string>> {
  const blocks = [...outline(of, 'full', words, '2026-01-02'), ...outline(of, 'note', words, '2026-01-02')]
  const files = async (archive: Promise<Buffer>): Promise<string> => [...unzip(await archive)].map(([name, text]) => `${name}\n${text}`).join('\n')
  return { csv: writeCsv(flatTable(of)), md: writeMarkdown(blocks), docx: await files(writeDocx(blocks, of.board.title)), xlsx: await files(writeXlsx(of, words)), json: JSON.stringify(of) }
}

describe('X1 X2 X3 hostile text', () => {
  test('X1 no cell of a spreadsheet is a formula', async () => {
    const { csv, xlsx } = await everyFormat(board('named'))
    expect(csv).not.toMatch(/(^|[,\n]"?)[=+\-@]/m)
    expect(xlsx).toContain('=HYPERLINK')
    expect(xlsx).not.toMatch(/<f[ >]|>=HYPERLINK/)
  })

  test('X2 Word and Excel files hold no control character and point nowhere outside', async () => {
    const { docx, xlsx } = await everyFormat(board('named'))
    for (const file of [docx!, xlsx!]) {
      expect(file).not.toContain('\u0001')
      expect(file).not.toMatch(/TargetMode="External"/)
      expect(file).not.toContain('<script>')
    }
    expect(docx).not.toContain('Un-named')
  })

  test('X3 Markdown keeps it as text', async () => {
    const { md } = await everyFormat(board('named'))
    expect(md).not.toMatch(/(^|[^\\])[<[!]/m)
    expect(md).toContain('\\<script\\>')
  })

  // As its own list or a line across the page it would be gone from the page that is made of it.
  test.each([
    ['---', '\\---'], ['- - -', '\\- - -'], ['-', '\\-'], ['+', '\\+'], ['+ x', '\\+ x'], ['1. one', '1\\. one'], ['2) two', '2\\) two'], ['7.', '7\\.'],
    ['-1', '-1'], ['1.5 %', '1.5 %'], ['--> x', '--\\> x'],
  ])('X3 in Markdown a card that says %j begins no list', (text, escaped) => {
    expect(writeMarkdown([{ kind: 'list', items: [{ text, from: '', under: [] }] }])).toBe(`- ${escaped}\n`)
  })

  test('X3 in a cell of a table in Markdown nothing begins a list', () => {
    expect(writeMarkdown([{ kind: 'table', rows: [['Due', 'Owner'], ['2. quarter 2022', '---']] }])).toContain('| 2. quarter 2022 | --- |')
  })

  test('X1 X2 no cell of a spreadsheet begins like a formula once what XML has no place for is gone', async () => {
    for (const hidden of ['\uFFFF', '\uFFFE\uFFFF']) expect((await everyFormat(board('named', `${hidden}=1+1`))).xlsx).not.toMatch(/>=1\+1</)
  })

  test('X2 a step that answers two hundred cards has no cell that is longer than Excel takes', async () => {
    const doc = new Y.Doc()
    doc.getMap('themes').set('t', { title: 'Return', order: 'a0' })
    const stamp = { author: null, delegation: null, attendance: null }
    const links = Array.from({ length: 200 }, (_, n) => `c${n}`)
    for (const id of links) addCard(doc, { id, place: 'swot/t/W', text: '🤝'.repeat(140), stamp, createdAt: '2026-01-01T00:00:00Z' }, null)
    addAction(doc, { id: 'a', theme: 't', title: 'Answer all of them', links }, null)
    const { xlsx } = await everyFormat(reportBoard(toArchive(doc, () => null)))
    const cells = [...xlsx!.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => text)
    const longest = cells.reduce((most, text) => (text.length > most.length ? text : most), '')
    expect(longest.length).toBeLessThanOrEqual(32_767)
    expect(longest).toMatch(/^🤝.*🤝…$/su)
  })

  test('X2 a card of several lines is as many in Word, in a list and in a table', async () => {
    const blocks = outline(board('named', 'First\n\n- second'), 'full', words, '2026-01-02')
    const document = unzip(await writeDocx(blocks, 'Title')).get('word/document.xml')!
    expect(document).not.toContain('\n')
    const broken = document.match(/>First<\/w:t><\/w:r><w:r>(?:<w:rPr>(?:(?!<w:t ).)*<\/w:rPr>)?<w:br\/>/g) ?? []
    expect(broken).toHaveLength(document.match(/>First</g)!.length)
    expect(broken.length).toBeGreaterThan(2)
  })

  test('X1 what a spreadsheet would read as the number of a letter stays as it was written', async () => {
    const { xlsx } = await everyFormat(board('named', 'form _x0041_, _X00e9_ and _x41_'))
    expect(xlsx).toContain('form _x005F_x0041_, _x005F_X00e9_ and _x41_')
  })
})

describe('STAND-3 positions of delegations', () => {
  test('STAND-2 STAND-3 X1 a reservation is in every file with its action, and says when it was made on an earlier wording', async () => {
    const doc = new Y.Doc()
    doc.getMap('themes').set('t', { title: 'Return', order: 'a0' })
    for (const [id, name, order] of [['d', 'Police', 'a1'], ['e', 'Asylum office', 'a0']] as const) doc.getMap('delegations').set(id, { name, order })
    addAction(doc, { id: 'a', theme: 't', title: 'Train together', due: '2022-Q2', status: 'agreed' }, null)
    addAction(doc, { id: 'b', theme: 't', title: 'Not said anything of' }, null)
    positionsRoot(doc).set('a/d', { delegation: 'd', stand: 'reserve', text: '=cmd within our budget', on: { title: 'Train', due: '2022-Q2' }, at: '2026-01-01T00:00:00Z' })
    positionsRoot(doc).set('a/e', { delegation: 'e', stand: 'agree', on: { title: 'Train together', due: '2022-Q2' }, at: '2026-01-01T00:00:00Z' })
    const of = reportBoard(toArchive(doc, () => null))
    expect(of.positionsOn({ id: 'a' }).map(({ delegation }) => delegation)).toEqual(['e', 'd'])
    for (const [format, file] of Object.entries(await everyFormat(of))) {
      expect(file, format).toContain('within our budget')
      expect(file, format).toContain('Train · 2022-Q2'.slice(0, 5))
      expect(file, format).toMatch(/Police|"d"/)
      if (format !== 'json' && format !== 'csv') expect(file, format).toMatch(/reserves, on an earlier wording/)
    }
    const note = writeMarkdown(outline(of, 'note', words, '2026-01-02'))
    expect(note).toContain('Police reserves, on an earlier wording: =cmd within our budget')
    expect(note).toContain('Asylum office agrees')
    const { csv, xlsx } = await everyFormat(of)
    expect(csv).toContain("position,,,t,,'=cmd within our budget")
    expect(csv).toContain('Train · 2022-Q2')
    expect(xlsx).not.toMatch(/<f[ >]|>=cmd/)
  })

  test('NAME-1 X5 without attribution no file says whose they are', async () => {
    const doc = new Y.Doc()
    doc.getMap('board').set('attribution', 'none')
    doc.getMap('delegations').set('d', { name: 'Police', order: 'a0' })
    addAction(doc, { id: 'a', theme: 't', title: 'Train', status: 'agreed' }, null)
    // More than the attribution shows, as if it had leaked into the document: an export must not pass it on.
    positionsRoot(doc).set('a/d', { delegation: 'd', stand: 'reserve', text: 'why', on: { title: 'Train' }, at: '2026-01-01T10:11:12Z', entered: true })
    const of = reportBoard(toArchive(doc, () => null))
    expect(of.positions).toEqual([{ action: 'a', delegation: null, stand: 'reserve', text: 'why', on: { title: 'Train' }, at: '2026-01-01T00:00:00.000Z' }])
    expect(writeMarkdown(outline(of, 'full', words, '2026-01-02'))).toContain('A delegation reserves: why')
    expect(writeCsv(flatTable(of))).not.toContain('Police')
  })
})

describe('X5 people', () => {
  test.each<[Attribution, boolean, boolean]>([['named', true, true], ['delegation', false, true], ['none', false, false]])(
    'X5 a board that shows %s', async (attribution, name, delegation) => {
      const of = board(attribution, 'plain')
      const { csv, json } = await everyFormat(of)
      expect([csv!.includes('Ana'), json!.includes('Ana')]).toEqual([name, name])
      expect(csv!.includes('Police')).toBe(delegation)
      expect(json!.includes('byDelegation')).toBe(delegation)
      expect([csv!, json!].some((file) => file.includes('"ana"') || file.includes(',ana,'))).toBe(false)
      for (const file of Object.values(await everyFormat(of))) expect(file).not.toContain('in the bin')
    },
  )
})

test('X5 a note keeps the agreed steps with what delegations say of them, and is a board that can be read back', () => {
  const doc = fromArchive(board('delegation', 'plain'))
  addAction(doc, { id: 'open', theme: 't', title: 'Still open', links: ['c1'] }, null)
  const position = { delegation: 'd', stand: 'agree', on: { title: 'plain' }, at: '2026-01-01T00:00:00Z' } as const
  for (const action of ['open', 'a']) positionsRoot(doc).set(positionKey(action, 'd'), position)
  const note = noteOf(toArchive(doc, () => null))
  expect([note.cards, note.groups, note.actions.map(({ id }) => id), note.positions.map(({ action }) => action)]).toEqual([[], [], ['a'], ['a']])
  expect(readArchive(JSON.parse(JSON.stringify(note)))).toHaveProperty('archive')
})

describe('what votes came to', () => {
  test('VOTE-4 every file tells dots and ratings: totals, means, medians, spreads', async () => {
    const files = await everyFormat(board('delegation', 'Slow papers'))
    for (const file of [files.md!, files.docx!, files.xlsx!, files.csv!, files.json!]) for (const number of ['3.25', '3.5']) expect(file).toContain(number)
    expect(files.md).toContain('| Slow papers | 3.25 | 3.5 | 1 × 2, 1 × 3, 2 × 4 | 4 | 4 | 4 × 4 | 13 | 4 |')
    expect(files.md).toContain('| Slow papers | 2 | 2 | 2 × 1 |')
    expect(files.csv).toMatch(/^result,group\/g,swot\/t\/S,t,,Slow papers,.*,Slow papers \(2\),,4,3\.25,4,,3\.5,4,,"1 × 2, 1 × 3, 2 × 4",4 × 4,,\r?$/m)
    expect(files.xlsx).toContain('<v>3.25</v>')
  })

  test('VOTE-4 REPORT-6 means are written as in the language of the file; programs read them with a point', async () => {
    const of = board('delegation', 'Slow papers')
    const md = writeMarkdown(outline(of, 'full', wordsIn(catalogue, 'de'), '2026-01-02'))
    expect(md).toContain('| Slow papers | 3,25 | 3,5 | 1 × 2, 1 × 3, 2 × 4 | 4 | 4 | 4 × 4 | 13 | 4 |')
    expect(md).toContain('| 3,25 × 4 |')
    expect(writeCsv(flatTable(of))).toContain(',3.25,4,')
  })

  test('VOTE-4 the note says what was agreed, and nothing of what was voted on', () => {
    const of = board('delegation', 'Slow papers')
    const note = writeMarkdown(outline(reportBoard(of), 'note', words, '2026-01-02'))
    expect(note).not.toContain(words('report.votes'))
    expect(noteOf(of).results).toEqual({})
  })

  test('X1 a table of cards and results can be given back: results are no cards', () => {
    const rows = flatTable(board('delegation', 'Slow papers'))
    const kind = rows[0]!.indexOf('kind')
    expect(rows.slice(1).map((row) => row[kind])).toEqual(['card', 'action', 'result', 'result', 'result'])
  })
})
