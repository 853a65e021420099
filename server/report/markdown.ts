import type { Block, Item } from './blocks.ts'

/** An outline as Markdown. Text of the board is escaped: it can make neither links, pictures nor HTML (X3). */
export function writeMarkdown(blocks: readonly Block[]): string {
  return blocks.map(block).join('\n\n') + '\n'
}

function block(one: Block): string {
  switch (one.kind) {
    case 'heading':
      return `${'#'.repeat(one.level)} ${line(one.text)}`
    case 'text':
      return line(one.text)
    case 'list':
      return one.items.map((item) => listed(item, '')).join('\n')
    case 'table': {
      const [head = [], ...rows] = one.rows
      return [head, head.map(() => '---'), ...rows].map((cells, index) => `| ${(index === 1 ? cells : cells.map(inline)).join(' | ')} |`).join('\n')
    }
  }
}

function listed({ text, from, under }: Item, indent: string): string {
  const own = `${indent}- ${under.length > 0 ? `**${line(text)}**` : line(text)}${from ? ` (${line(from)})` : ''}`
  return [own, ...under.map((item) => listed(item, `${indent}  `))].join('\n')
}

const line = (text: string): string => inline(text).replace(BULLET, '\\$&').replace(NUMBER, '$1\\$2')

const inline = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim().replace(/[\\`*_{}[\]<>#|~!&]/g, (sign) => `\\${sign}`)

/** Words that would begin a list of their own, or become a line across the page, which takes the place of all there is. */
const BULLET = /^(?:[+-](?=\s|$)|-(?=[-\s]*$))/
const NUMBER = /^(\d{1,9})([.)])(?=\s|$)/
