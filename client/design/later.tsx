/** Parts of the page whose code is loaded when they are first shown, or asked for before. */
import { useEffect, useState, type ComponentType, type ReactNode } from 'react'

export interface Later<Props> {
  (props: Props): ReactNode
  /** Asks for its code now. */
  load(): Promise<unknown>
}

export interface LaterOptions {
  /** What stands in its place until then. */
  Waiting?: ComponentType
  /** Its code may fail to come, and is asked for again while the part is shown. Else that is an error of the page. */
  beside?: boolean
}

/** Between two tries to get the code of a part beside the page, in ms. */
const TRY_AGAIN = 3_000

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, { Waiting = Nothing, beside = false }: LaterOptions = {}): Later<Props> {
  let known: ComponentType<Props> | null = null
  const ask = async (): Promise<ComponentType<Props>> => (known = await load())

  function Part(props: Props) {
    const [Loaded, setLoaded] = useState(() => known)
    const [failed, setFailed] = useState<Error | null>(null)
    useEffect(() => {
      if (Loaded) return
      let again: ReturnType<typeof setTimeout> | undefined
      let gone = false
      const get = (): Promise<void> =>
        ask().then((component) => gone || setLoaded(() => component), (error: Error) => {
          if (gone) return
          if (!beside) return setFailed(error)
          again = setTimeout(() => {
            askForStyles()
            void get()
          }, TRY_AGAIN)
        }).then(() => undefined)
      void get()
      return () => {
        gone = true
        clearTimeout(again)
      }
    }, [Loaded])
    if (failed) throw failed
    return Loaded ? <Loaded {...props} /> : <Waiting />
  }
  return Object.assign(Part, { load: ask })
}

/** Whoever imports a script again is not given the styles again that did not come with it. */
function askForStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) if (link.sheet === null) link.replaceWith(link.cloneNode())
}

const Nothing = () => null
