import type { ProblemAnswer } from '../../connection/api.ts'
import type { Wrong } from '../errors/WrongPage.tsx'

/** Which page tells of a problem that leaves nothing else to show. */
export function wrongBehind({ code }: ProblemAnswer): Wrong {
  switch (code) {
    case 'no-line': case 'timeout': case 'internal': case 'not-saved': return 'offline'
    case 'too-many': return 'busy'
    case 'closed': return 'gone'
    case 'create-key': return 'key'
    case 'bad-token': return 'removed'
    default: return 'link'
  }
}
