// Hocuspocus with its SQLite extension, as its README sets it up.
import { Server } from '@hocuspocus/server'
import { SQLite } from '@hocuspocus/extension-sqlite'

const server = new Server({
  port: Number(process.env.PORT), address: '127.0.0.1', quiet: true,
  extensions: [new SQLite({ database: `${process.env.DATA_DIR}/hocuspocus.sqlite` })],
})
await server.listen()
console.log('ready')
