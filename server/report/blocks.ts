/** What a document is made of, whichever program is to open it. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: Item[] }
  /** `widths` say how broad the columns are beside each other. */
  | { kind: 'table'; rows: string[][]; widths?: number[] }

export interface Item {
  text: string
  /** Who it comes from, as far as the board's attribution shows it, and what else belongs to it. */
  from: string
  /** The cards of a group. */
  under: Item[]
}
