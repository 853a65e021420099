/** Loaded into a server (`startServer({ laterMs })`): its clock is so far ahead of everybody else's, and on SIGUSR2 jumps by JUMP_MS. */
let ahead = Number(process.env.LATER_MS)
const now = Date.now
Date.now = () => now() + ahead
if (process.env.JUMP_MS) process.on('SIGUSR2', () => (ahead += Number(process.env.JUMP_MS)))
