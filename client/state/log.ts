/** What Yjs says to developers, in the browser's console. Stands for `lib0/logging` in the built page (vite.config.ts). */

const MARKS = ['BOLD', 'UNBOLD', 'RED', 'ORANGE'] as const
export const [BOLD, UNBOLD, RED, ORANGE] = MARKS.map((mark) => Symbol(mark))

const words = (said: readonly unknown[]): unknown[] => said.filter((one) => typeof one !== 'symbol')

export const print = (...said: unknown[]): void => console.log(...words(said))
export const warn = (...said: unknown[]): void => console.warn(...words(said))
