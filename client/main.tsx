import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './design/tokens.css'
import './design/base.css'
import { applyLook } from './design/look.ts'

applyLook()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
