import { useEffect, useState } from 'react'
import { Button } from './Button.tsx'
import { copyText } from './clipboard.ts'
import { announce } from './LiveRegion.tsx'

interface CopyButtonProps {
  /** What goes to the clipboard. */
  text: string
  label: string
  copiedLabel: string
  /** A fuller name, where several such buttons stand together. */
  name?: string
  onFail?: () => void
}

/** Copies and says so for two seconds. */
export function CopyButton({ text, label, copiedLabel, name, onFail }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const back = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(back)
  }, [copied])

  async function copy(near: Element) {
    if (!(await copyText(text, near))) return onFail?.()
    setCopied(true)
    announce(copiedLabel)
  }

  return (
    <Button icon={copied ? 'check' : 'copy'} aria-label={name} onClick={(event) => void copy(event.currentTarget)}>
      {copied ? copiedLabel : label}
    </Button>
  )
}
