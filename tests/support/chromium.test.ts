import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'

describe('the browser of the tests', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchChromium()
    page = await browser.newPage()
  })
  afterAll(() => browser?.close())

  test('E2E-1 renders a page, runs its script and takes a picture of it', async () => {
    await page.goto('data:text/html,<title>one</title><p id=p>before</p><script>document.querySelector("p").textContent = "after"</script>')
    expect(await page.title()).toBe('one')
    expect(await page.textContent('#p')).toBe('after')
    const picture = await page.screenshot()
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
  })

  test('E2E-2 has glyphs for every letter of the eight languages, Cyrillic included', async () => {
    const letters = 'AaZzČčĆćĐđŠšŽžËëÇçÄäÖöÜüßЉљЊњЂђЋћЏџЈјЅѕЃѓЌќЖжШшЧчЦц'
    const missing = await page.evaluate((wanted) => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 48
      const brush = canvas.getContext('2d', { willReadFrequently: true })!
      const draw = (letter: string): string => {
        brush.clearRect(0, 0, 48, 48)
        brush.font = '32px sans-serif'
        brush.fillText(letter, 4, 36)
        return brush.getImageData(0, 0, 48, 48).data.join()
      }
      // A code point that no font may define: what is drawn for it is the sign for "no glyph".
      const tofu = draw('\u{10FFFE}')
      const blank = draw(' ')
      return [...wanted].filter((letter) => [tofu, blank].includes(draw(letter)))
    }, letters)
    expect(missing).toEqual([])
  })
})
