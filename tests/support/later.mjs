/** Loaded into a server (`startServer({ laterMs })`): its clock is so far ahead of everybody else's. */
const ahead = Number(process.env.LATER_MS)
const now = Date.now
Date.now = () => now() + ahead
