import { tidy } from '../../shared/rules/text.ts'

/** What may stand in a text: what the gate leaves in order (SHAPE-3), spaces for tabs, composed letters (NFC). */
export function plainText(text: string): string {
  return withoutControls(text).normalize('NFC')
}

/** The same without composing letters: for text that is being typed, where nothing may change length under the caret. */
export function withoutControls(text: string): string {
  return tidy(text).replace(/\t/g, ' ')
}
