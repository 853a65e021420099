import type { ComponentProps, MouseEvent } from 'react'
import { navigate, type Place } from '../../routing.ts'

interface PageLinkProps extends ComponentProps<'a'> {
  to: string
  place?: Place
}

/** A link to a page of ours: an ordinary link that need not load everything anew. */
export function PageLink({ to, place, onClick, children, ...rest }: PageLinkProps) {
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (event.defaultPrevented || elsewhere) return
    event.preventDefault()
    navigate(to, { place })
  }
  return <a href={to} onClick={follow} {...rest}>{children}</a>
}
