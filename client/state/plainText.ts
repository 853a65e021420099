/** What may stand in a text: no control characters but the line feed, no half surrogate pairs, composed letters (NFC). */
export function plainText(text: string): string {
  return withoutControls(text).normalize('NFC')
}

/** The same without composing letters: for text that is being typed, where nothing may change length under the caret. */
export function withoutControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
}
