/**
 * A token as people hold it: `<secret>.<board>`. The secret alone counts; the name beside it tells somebody who has come to
 * the wrong board (403) from somebody whom the board no longer knows (401). It is no secret, and a URL shows it anyway.
 */
export const sealToken = (secret: string, board: string): string => `${secret}.${board}`

/** The secret for this board, or what is wrong with the token. */
export function openToken(token: string, board: string): { secret: string } | { wrong: 'foreign' } {
  const dot = token.indexOf('.')
  if (dot < 0) return { secret: token }
  return token.slice(dot + 1) === board ? { secret: token.slice(0, dot) } : { wrong: 'foreign' }
}
