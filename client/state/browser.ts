/** What lib0 runs in: a browser, and no option of a command line. Stands for `lib0/environment` in the built page (vite.config.ts). */
export const isNode = false
export const isBrowser = true
export const getVariable = (): null => null
