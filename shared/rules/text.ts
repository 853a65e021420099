/**
 * What text may hold (SHAPE-1): no control characters but line breaks and tabs. Direction marks are part of writing; screens
 * isolate text instead (Y18), so that a stray one cannot turn around what stands beside it.
 */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

/** What half a surrogate pair becomes wherever text becomes bytes. */
export const HALF = '\ufffd'
const UNTIDY = new RegExp(`\\r\\n?|${CONTROL.source}|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]|${HALF}`)
const ALL_UNTIDY = new RegExp(UNTIDY, 'g')

export const hasControl = (text: string): boolean => CONTROL.test(text)

export const isTidy = (text: string): boolean => !UNTIDY.test(text)

/** SHAPE-3 text in order: line ends are LF, and what no text may hold is gone. Used on what is typed and on what arrives. */
export const tidy = (text: string): string => text.replace(ALL_UNTIDY, (found) => (found.startsWith('\r') ? '\n' : ''))

/** What of a text is not in order, from left to right: CR, CR LF, or one unit that goes. */
export const untidyIn = (text: string): { at: number; found: string }[] =>
  [...text.matchAll(ALL_UNTIDY)].map(({ 0: found, index }) => ({ at: index, found }))
