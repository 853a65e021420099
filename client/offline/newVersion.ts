/** The page's side of the service worker: registers it, and tells when a newer version of the page lies ready. */

/** How often a page that stays open asks whether there is a newer version, in ms. */
const LOOK_EVERY = 60 * 60_000

let ready = false
let keeping = false
const listeners = new Set<() => void>()

/** Whether the next load brings a newer version than this page. */
export const newVersionReady = (): boolean => ready

export function onNewVersion(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Lets the page open without a line from now on, where the browser can. Nothing depends on its success. */
export async function keepPage(): Promise<void> {
  if (keeping || !('serviceWorker' in navigator)) return
  keeping = true
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('controllerchange', () => void lookForNewVersion())
  try {
    const registration = await serviceWorker.register('/sw.js')
    const look = () => void registration.update().catch(() => undefined)
    setInterval(look, LOOK_EVERY)
    window.addEventListener('online', look)
  } catch {
    // A browser may forbid it (private windows, policies): the page then needs a line, as any page does.
  }
}

/**
 * Asks the server which version it gives. When another worker took over, that may be of a newer build than this page, or only the
 * first one, or of the build this page is from.
 */
export async function lookForNewVersion(): Promise<void> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]')
  try {
    const response = await fetch('/', { cache: 'no-store', credentials: 'omit' })
    if (script === null || !response.ok || (await response.text()).includes(new URL(script.src).pathname)) return
  } catch {
    return
  }
  ready = true
  for (const listener of listeners) listener()
}
