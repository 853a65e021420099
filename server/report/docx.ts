import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Block, Item } from './outline.ts'

const LEVELS = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const

/** An outline as a Word document: no links, no pictures, nothing outside itself (X2). */
export function writeDocx(blocks: readonly Block[], title: string): Promise<Buffer> {
  return Packer.toBuffer(new Document({ title: clean(title), creator: 'Plenum', sections: [{ children: blocks.flatMap(block) }] }))
}

function block(one: Block): (Paragraph | Table)[] {
  switch (one.kind) {
    case 'heading':
      return [new Paragraph({ text: clean(one.text), heading: LEVELS[one.level] })]
    case 'text':
      return [new Paragraph({ text: clean(one.text) })]
    case 'list':
      return one.items.flatMap((item) => listed(item, 0))
    case 'table':
      return [table(one.rows), new Paragraph({})]
  }
}

function listed({ text, from, under }: Item, level: number): Paragraph[] {
  const runs = [new TextRun({ text: clean(text), bold: under.length > 0 })]
  if (from) runs.push(new TextRun({ text: ` (${clean(from)})`, italics: true }))
  return [new Paragraph({ children: runs, bullet: { level } }), ...under.flatMap((item) => listed(item, level + 1))]
}

function table(rows: readonly string[][]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells, index) => new TableRow({
      tableHeader: index === 0,
      cantSplit: true,
      children: cells.map((cell) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: clean(cell), bold: index === 0 })] })] })),
    })),
  })
}

/** XML has no place for control characters (X2). */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
