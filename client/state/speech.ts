/** The words of this page. */
import type { Stage } from '../../shared/words/load.ts'
import { memory } from './device.ts'
import { WordStore } from './words.ts'

export const speech = new WordStore(memory)

/** A screen comes with what it says: `load` brings its code. */
export const saying = <Code>(stage: Stage, load: () => Promise<Code>) => async (): Promise<Code> => {
  const [code] = await Promise.all([load(), speech.need(stage)])
  return code
}
