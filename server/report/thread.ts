/** The thread in which reports are written: it takes orders and answers with files, and knows nothing else of the server. */
import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer, ThreadOrder } from './desk.ts'
import { writeReport } from './write.ts'

const desk = parentPort
desk?.on('message', ({ id, order }: ThreadOrder) => {
  const answer = (given: ThreadAnswer): void => desk.postMessage(given)
  writeReport(order).then(
    (file) => answer({ id, file }),
    // The name alone: the message of an error may hold what somebody wrote.
    (error: unknown) => answer({ id, failed: error instanceof Error ? error.name : 'Error' }),
  )
})
