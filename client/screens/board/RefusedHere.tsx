import { useRefusals } from '../../state/hooks.ts'
import { Refused } from './tools.tsx'

/** Beside the card or group it is about: why something was not accepted, and the text it cost. */
export function RefusedHere({ path }: { path: string }) {
  const { notes } = useRefusals()
  return notes.filter((note) => note.path === path).map((note) => <Refused key={note.id} note={note} />)
}
