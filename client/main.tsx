import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './design/tokens.css'
import './design/base.css'
import { applyLook } from './design/look.ts'
import { setUpRenderer } from './design/renderer.ts'
import { keepPage } from './offline/newVersion.ts'
import { memory } from './state/device.ts'
import { WordsContext, WordStore } from './state/words.ts'

applyLook()
setUpRenderer()
const words = new WordStore(memory)
// English is in this file already: better than no page when another language does not load.
await words.open(navigator.languages).catch(() => undefined)
const root = document.getElementById('root')
if (root) createRoot(root).render(<WordsContext value={words}><App /></WordsContext>)
// When the page is there: what it needs later is fetched after what it needs now.
if (import.meta.env.PROD) setTimeout(() => void keepPage(), 1_000)
