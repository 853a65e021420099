// A bare relay: every message goes to everyone else in the room. No document, no store: the yardstick of what sockets cost.
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket, request) => {
  const name = request.url.split('?')[0]
  const room = rooms.get(name) ?? rooms.set(name, new Set()).get(name)
  room.add(socket)
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: true })
  })
  socket.on('close', () => room.delete(socket))
})
server.on('listening', () => console.log('ready'))
