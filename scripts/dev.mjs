/** `npm run dev`: the pages from Vite, reloaded on change, on PORT, the server from its sources on the port after it, restarted on change. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { ROOT } from './built.mjs'

const port = Number(process.env.PORT ?? 3000)
const target = `http://localhost:${port + 1}`
const proxied = ['^/api/', '^/sync/', '^/room/', '^/(healthz|readyz|metrics)$']

const pages = await createServer({
  configFile: join(ROOT, 'vite.config.ts'),
  server: { port, strictPort: true, proxy: Object.fromEntries(proxied.map((path) => [path, { target, ws: true }])) },
})
await pages.listen()
pages.printUrls()

const server = spawn(process.execPath, [join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'watch', '--clear-screen=false', 'server/main.ts'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, PORT: String(port + 1), PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${port}` },
})
server.once('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.kill(signal))
