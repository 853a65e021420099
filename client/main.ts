/**
 * The first script of every page, small so that it runs at once: it asks for the words of this person's language, and for what
 * a link leads to, while the screens themselves are still on their way; then it starts them.
 */
import { askAhead, invitationKey } from './connection/ahead.ts'
import { langFor } from './state/langFor.ts'
import { LOADERS } from '../shared/words/load.ts'
import { api, memory } from './state/device.ts'

// By hand: what knows all pages knows how they are drawn, and comes later.
const board = /^\/b\/([^/]+)(\/display)?$/.exec(location.pathname)?.[1]
const invite = location.hash.slice(1)
const stage = location.pathname === '/' ? 'whole' : 'wayIn'
// Whoever says things next finds them loaded, or tries again.
LOADERS[memory.device.lang ?? langFor(navigator.languages)][stage]().catch(() => undefined)
if (board !== undefined && invite !== '') askAhead(invitationKey(board, invite), () => api.invitation(board, invite))
// Not awaited: the screens import what is in this very file, and would wait for its end.
void import('./start.tsx').then(({ start }) => start())
