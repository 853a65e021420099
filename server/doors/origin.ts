/** Which pages may talk to this server: its own, and nobody else's (H3, W1). Programs are no pages. */
import type { IncomingHttpHeaders } from 'node:http'

/**
 * May this request change something or open a socket?
 * A browser always says where a page comes from: by Origin, and by the Sec-Fetch headers that no script can forge.
 * A program says neither; it has no cookies to abuse, since the token is never one.
 */
export function fromOwnPage(headers: IncomingHttpHeaders, publicUrl: URL | undefined): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined) return true
  if (publicUrl && origin === publicUrl.origin) return true
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.origin === origin && url.host === host?.toLowerCase()
}

/** A socket of a browser without an Origin is none of our pages'. */
export function maySocket(headers: IncomingHttpHeaders, publicUrl: URL | undefined): boolean {
  if (headers.origin === undefined && Object.keys(headers).some((name) => name.startsWith('sec-fetch-'))) return false
  return fromOwnPage(headers, publicUrl)
}
