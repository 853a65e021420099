/** Draws the page, and then asks for what it needs next. */
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './design/tokens.css'
import './design/base.css'
import { applyLook } from './design/look.ts'
import { setUpRenderer } from './design/renderer.ts'
import { keepPage } from './offline/newVersion.ts'
import { routeOf } from './routing.ts'
import { speech } from './state/speech.ts'
import { WordsContext } from './state/words.ts'

/** The scripts do not wait for the page, nor for its styles: they may be there before its end is. */
const parsed = (): Promise<unknown> | void =>
  document.readyState === 'loading' ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true })) : undefined

export async function start(): Promise<void> {
  applyLook()
  setUpRenderer()
  await parsed()
  await speech.open(navigator.languages)
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<WordsContext value={speech}><App /></WordsContext>)
  const toBoard = ['board', 'sample'].includes(routeOf(location.pathname).page)
  // What the page needs later is fetched after what it needs now; a board says itself when that is.
  if (import.meta.env.PROD) setTimeout(() => void keepPage(), toBoard ? 60_000 : 1_000)
}
