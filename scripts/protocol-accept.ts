/** `npm run protocol:accept`: records the protocol as it is now as the one that PROTOCOL_VERSION stands for. */
import { writeFileSync } from 'node:fs'
import { ACCEPTED, wireLine } from '../tests/architecture/wire.ts'

writeFileSync(ACCEPTED, wireLine())
console.log(`Accepted: ${wireLine().trim()}`)
