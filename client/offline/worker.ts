/**
 * The service worker: keeps the page itself in the browser, so that it opens without a line once visited. It keeps files of a
 * build and nothing else: no call of the API, no board, no address with a secret in it.
 *
 * A page is asked of the server first, so a new version is taken with the next load; the kept page answers only where the server
 * does not. Files of a build carry their hash in their name and never change: what is kept is right, whichever version asks.
 * That is why a new worker need not wait for old pages to close; it leaves them the files of the version before its own.
 */
export {}

interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Extendable {
  request: Request
  respondWith(response: Promise<Response>): void
}
/** What is used of a worker's globals; the compiler knows those of a page. */
declare const self: {
  location: Location
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
}
/** Put in by the build: a hash of the whole build, and its files. */
declare const __BUILD__: { version: string; files: readonly string[] }

const { version, files } = __BUILD__
const PREFIX = 'plenum-'
const OWN = PREFIX + version
/** The one page of all addresses. */
const PAGE = '/'
/** A server that takes longer to answer than this is as good as gone while a kept page stands ready, in ms. */
const PATIENCE = 4_000

self.addEventListener('install', (event) => event.waitUntil(keepBuild().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => self.clients.claim())))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request, url))
  else if (url.pathname.startsWith('/assets/') || files.includes(url.pathname)) event.respondWith(file(request))
})

/** One file after the other: on a thin line the board goes first. Files the page has loaded come from the browser's own cache. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(OWN)
  for (const path of [PAGE, ...files]) {
    if (await cache.match(path)) continue
    const response = await fetch(path, { priority: 'low', credentials: 'omit' })
    if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`)
    await cache.put(path, response)
  }
}

async function dropOld(): Promise<void> {
  // In the order in which they were made.
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

/** What a server that is there says is shown, a refusal too; what stands before one that is not (502, 503) is not. */
async function page(request: Request, url: URL): Promise<Response> {
  const kept = isPage(url.pathname) ? await (await caches.open(OWN)).match(PAGE) : undefined
  if (!kept) return fetch(request)
  const answer = fetch(request).then((response) => (response.status >= 500 ? kept : response), () => kept)
  return Promise.race([answer, new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE))])
}

const isPage = (pathname: string): boolean => !/^\/(api|room|sync|metrics|healthz|readyz)(\/|$)/.test(pathname)

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}
