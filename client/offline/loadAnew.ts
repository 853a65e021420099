/** A page that nobody has a hand on comes back by itself. */

const AGAIN_MS = 10_000

/** Loads the page anew once the server is there to give it: never in exchange for the error page of a browser. The result ends it. */
export function loadAnew(): () => void {
  let turn = 0
  const attempt = async () => {
    const served = await fetch('/healthz', { cache: 'no-store' }).then(({ ok }) => ok, () => false)
    if (served) location.reload()
    else turn = window.setTimeout(() => void attempt(), AGAIN_MS)
  }
  turn = window.setTimeout(() => void attempt(), AGAIN_MS)
  return () => window.clearTimeout(turn)
}
