/** That a browser offers to install it: what the manifest says, and what the browser itself has against it. */
import { expect, test } from 'vitest'
import { startServer } from '../support/app.ts'
import { KEEPS_PAGE, seen, sitDown } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'

test('INSTALL-1 a browser finds nothing against installing it; the manifest names it, where it starts, and an icon for every shape', async () => {
  const [browser, server] = await Promise.all([launchChromium(), startServer()])
  try {
    const { page, context } = await sitDown(browser, KEEPS_PAGE)
    await page.goto(server.origin)
    const devtools = await context.newCDPSession(page)
    const { url, data, errors } = await devtools.send('Page.getAppManifest')
    expect([url, errors]).toEqual([`${server.origin}/manifest.webmanifest`, []])
    const manifest = JSON.parse(data!) as { name: string; start_url: string; display: string; icons: { src: string; sizes: string; type: string; purpose: string }[] }
    expect(manifest).toMatchObject({ name: 'Plenum', short_name: 'Plenum', start_url: '/', display: 'standalone' })
    expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable')
    // Contexts of a test are as private windows, where nothing is installed; that alone may be said.
    await seen(async () => (await devtools.send('Page.getInstallabilityErrors')).installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
    for (const { src, sizes, type } of manifest.icons) {
      const answer = await page.request.get(server.origin + src)
      expect([src, answer.status(), answer.headers()['content-type']]).toEqual([src, 200, type])
      const natural = await page.evaluate(async (address) => {
        const image = new Image()
        image.src = address
        await image.decode()
        return `${image.naturalWidth}x${image.naturalHeight}`
      }, src)
      if (sizes !== 'any') expect([src, natural]).toEqual([src, sizes])
    }
  } finally {
    await browser.close()
    await server.stop()
  }
})
