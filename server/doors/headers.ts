/** What the head of an answer tells a browser, and for which answers: on a thin line half a kB of it is a tenth of a second. */
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** H9: nothing inline, nothing from elsewhere, in nobody's frame. `'self'` covers our own sockets except behind a proxy that renames us. */
export function secured(publicUrl: URL | undefined): RequestHandler {
  const https = publicUrl?.protocol === 'https:'
  const sockets = publicUrl ? [`${https ? 'wss' : 'ws'}://${publicUrl.host}`] : []
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'", ...sockets],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
  })
}

/** What a browser heeds on a page and not on what a page loads. */
const OF_PAGES = [
  'Content-Security-Policy', 'Cross-Origin-Opener-Policy', 'Origin-Agent-Cluster', 'Referrer-Policy', 'X-DNS-Prefetch-Control', 'X-Download-Options',
  'X-Frame-Options', 'X-Permitted-Cross-Domain-Policies', 'X-XSS-Protection',
]

/** For a script or a style. */
export function lighten(res: Response): void {
  for (const name of OF_PAGES) res.removeHeader(name)
}

/** For an answer to a program. Whoever opens its address as a page gets one that may do nothing. */
export function lightenData(res: Response): void {
  lighten(res)
  res.set('Content-Security-Policy', "default-src 'none';frame-ancestors 'none'")
}
