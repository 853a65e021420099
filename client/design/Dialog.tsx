import { useEffect, useId, useRef, type PointerEvent, type ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** The name of the closing cross. */
  closeLabel: string
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** The native dialog: the page behind is inert, Esc closes, the focus returns. For what needs an answer; else a popover does. */
export function Dialog({ open, onClose, title, closeLabel, actions, wide, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()

  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])

  return (
    <dialog
      ref={ref} className={classes(styles.dialog, wide && styles.wide)} aria-labelledby={id} onClose={onClose}
      onPointerDown={(event) => onBackdrop(event) && onClose()}
    >
      {open && (
        <div className={styles.sheet}>
          <header className={styles.head}>
            <h2 id={id}>{title}</h2>
            <IconButton icon="close" label={closeLabel} onClick={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions && <footer className={styles.foot}>{actions}</footer>}
        </div>
      )}
    </dialog>
  )
}

/** The backdrop is the dialog's own: a press on it hits the element itself, not its content. So does one on its scrollbar, which is within its edges. */
function onBackdrop({ target, currentTarget, clientX, clientY }: PointerEvent): boolean {
  const { left, top, right, bottom } = currentTarget.getBoundingClientRect()
  return target === currentTarget && (clientX < left || clientX > right || clientY < top || clientY > bottom)
}
