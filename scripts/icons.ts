/**
 * Draws the PNG icons of client/public from icon.svg, for home screens that take no SVG. By hand, when the sign changes:
 * node --import tsx scripts/icons.ts
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../tests/support/chromium.ts'

const PUBLIC = join(import.meta.dirname, '..', 'client', 'public')
const svg = readFileSync(join(PUBLIC, 'icon.svg'), 'utf8')
/** A system cuts its own shape out of these: colour to the edge, the sign well inside. */
const full = svg.replace(/rx="8"/, '').replace(/<g /, '<g transform="translate(3.2 3.2) scale(0.8)" ')

const ICONS = [
  { name: 'icon-192.png', size: 192, drawing: svg },
  { name: 'icon-512.png', size: 512, drawing: svg },
  { name: 'icon-maskable-512.png', size: 512, drawing: full },
  { name: 'icon-apple-180.png', size: 180, drawing: full },
]

const browser = await launchChromium()
for (const { name, size, drawing } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body { margin: 0 } svg { display: block; inline-size: 100vw }</style>${drawing}`)
  await page.screenshot({ path: join(PUBLIC, name), omitBackground: true })
  await page.close()
}
await browser.close()
