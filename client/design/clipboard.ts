/** Puts text on the clipboard. The modern way needs https; on a meeting's own network there may be none, so the old way stays. */
export async function copyText(text: string, near: Element): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(text).then(() => true, () => false)
  }
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.setAttribute('aria-hidden', 'true')
  const back = document.activeElement
  // Beside the control: while a dialog is open, everything outside it is inert and cannot be selected.
  near.parentElement?.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (back instanceof HTMLElement) back.focus()
  return done
}
