/**
 * Answers of the server that are asked for before the code that wants them is there, so that the two travel at the same time.
 * Nothing depends on it: whoever finds nothing asked ahead asks then.
 */
const asked = new Map<string, Promise<unknown>>()

export function askAhead<T>(key: string, ask: () => Promise<T>): void {
  asked.set(key, ask())
}

/** An answer is of its moment: it is given once, and who wants it again asks again. */
export function taken<T>(key: string, ask: () => Promise<T>): Promise<T> {
  const answer = (asked.get(key) as Promise<T> | undefined) ?? ask()
  asked.delete(key)
  return answer
}

export const contentKey = (board: string, token: string): string => `content ${board} ${token}`
export const invitationKey = (board: string, invite: string): string => `invitation ${board} ${invite}`
