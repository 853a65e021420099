/** Long work in short slices, so that typing and pointing never wait for it. */

const SLICE_MS = 8

/** Works through a generator and hands over what it returns. The answer of this call ends the work early. */
export function inSlices<T>(work: Iterator<undefined, T>, done: (result: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const slice = () => {
    const until = performance.now() + SLICE_MS
    do {
      const step = work.next()
      if (step.done) return done(step.value)
    } while (performance.now() < until)
    timer = setTimeout(slice, 0)
  }
  timer = setTimeout(slice, 0)
  return () => clearTimeout(timer)
}
