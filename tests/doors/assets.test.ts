/** The scripts and styles of the page, packed once each. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Served } from './serving.ts'

test.each(['br', 'gzip'])('fault 19: a script that could not be read once is read when it is asked for again, in %s', async (packing) => {
  const served = await Served.start()
  try {
    const script = join(served.clientDir, 'assets', 'index-a1b2c3.js')
    const ask = () => served.call('/assets/index-a1b2c3.js', { headers: { 'accept-encoding': packing } })
    await rm(script)
    expect((await ask()).status).toBe(500)
    await writeFile(script, 'export {}')
    const answer = await ask()
    expect([answer.status, answer.headers.get('content-encoding'), await answer.text()]).toEqual([200, packing, 'export {}'])
  } finally {
    await served.stop()
  }
})
