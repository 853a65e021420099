/**
 * What text may hold (SHAPE-1): no control characters but line breaks and tabs. Direction marks are part of writing; screens
 * isolate text instead (Y18), so that a stray one cannot turn around what stands beside it.
 */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

export const hasControl = (text: string): boolean => CONTROL.test(text)
