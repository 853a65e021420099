/**
 * For a press that may change what stands under the pointer, or that must not count twice: the second click of a double click is the
 * same press. Keys are never meant by it, nor is a second press a moment later.
 */
export const once = (press: () => void) => ({ detail }: { detail: number }): void => {
  if (detail < 2) press()
}
