import {
  AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType,
} from 'docx'
import type { Lang } from '../../shared/board/keys.ts'
import type { Block, Item } from './blocks.ts'

const LEVELS = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const
/** What Word's proofing calls our languages. */
const PROOFING: Record<Lang, string> = {
  en: 'en-GB', bs: 'bs-Latn-BA', 'sr-Latn': 'sr-Latn-RS', 'sr-Cyrl': 'sr-Cyrl-RS', cnr: 'sr-Latn-ME', mk: 'mk-MK', sq: 'sq-AL', de: 'de-DE',
}
/** A4 upright, in twentieths of a point: what the margins leave. */
const MARGIN = 1_020
const WIDTH = 11_906 - 2 * MARGIN
/** A font that every office has under this or its free twin's name, with Latin and Cyrillic. */
const FONT = 'Calibri'
const heading = (size: number, before: number) => ({ run: { font: FONT, size, bold: true, color: '1F2A37' }, paragraph: { spacing: { before, after: 80 }, keepNext: true } })

/** An outline as a Word document: no links, no pictures, nothing outside itself (X2). */
export function writeDocx(blocks: readonly Block[], title: string, lang: Lang = 'en'): Promise<Buffer> {
  return Packer.toBuffer(new Document({
    title: clean(title), creator: 'Plenum', lastModifiedBy: 'Plenum',
    styles: {
      default: {
        document: { run: { font: FONT, size: 21, language: { value: PROOFING[lang] } }, paragraph: { spacing: { after: 80 } } },
        title: heading(36, 0), heading1: heading(28, 320), heading2: heading(23, 200),
      },
    },
    sections: [{
      properties: { page: { margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } } },
      footers: {
        default: new Footer({
          children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })] })],
        }),
      },
      children: blocks.flatMap(block),
    }],
  }))
}

function block(one: Block): (Paragraph | Table)[] {
  switch (one.kind) {
    case 'heading':
      return [new Paragraph({ children: runs(one.text), heading: LEVELS[one.level] })]
    case 'text':
      return [new Paragraph({ children: runs(one.text) })]
    case 'list':
      return one.items.flatMap((item) => listed(item, 0))
    case 'table':
      return [table(one.rows, one.widths ?? one.rows[0]?.map(() => 1) ?? []), new Paragraph({})]
  }
}

function listed({ text, from, under }: Item, level: number): Paragraph[] {
  const children = runs(text, { bold: under.length > 0 })
  if (from) children.push(...runs(` (${from})`, { italics: true, color: '4B5563' }))
  return [new Paragraph({ children, bullet: { level }, keepNext: under.length > 0, spacing: { after: 40 } }), ...under.flatMap((item) => listed(item, level + 1))]
}

/** Fixed columns, so that a long institution does not squeeze the step beside it; the heading is repeated on every page. */
function table(rows: readonly string[][], widths: readonly number[]): Table {
  const sum = widths.reduce((all, width) => all + width, 0) || 1
  const columnWidths = widths.map((width) => Math.round((width / sum) * WIDTH))
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA }, columnWidths, layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    rows: rows.map((cells, index) => new TableRow({
      tableHeader: index === 0,
      cantSplit: true,
      children: cells.map((cell, column) => new TableCell({
        width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
        ...(index === 0 && { shading: { fill: 'EEF1F5' } }),
        children: [new Paragraph({ spacing: { after: 0 }, children: runs(cell, { bold: index === 0, size: 17 }) })],
      })),
    })),
  })
}

/** What people wrote, line by line: Word takes the end of a line within a text for a space. */
const runs = (text: string, style: { bold?: boolean; italics?: boolean; color?: string; size?: number } = {}): TextRun[] =>
  clean(text).split('\n').map((line, at) => new TextRun({ ...style, text: line, ...(at > 0 && { break: 1 }) }))

/** XML has no place for control characters (X2). */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
