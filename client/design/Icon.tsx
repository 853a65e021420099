/**
 * The signs of the product: 20 x 20, one stroke, drawn on whole and half pixels. An icon never stands alone for a meaning:
 * beside it are words, or the control that holds it has a name. So it is hidden from assistive technology.
 */
const DRAWINGS = {
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  lock: 'M5.5 9h9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM7 9V6.5a3 3 0 0 1 6 0V9M10 12.2v1.8',
  unlock: 'M5.5 9h9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM7 9V6.5a3 3 0 0 1 5.8-1.1M10 12.2v1.8',
  group: 'M3.5 6.5h9v7h-9zM6.5 6.5v-3h10v8h-4',
  ungroup: 'M3 9.5h6.5v6.5H3zM10.5 4H17v6.5h-3.5M10.5 4v2.5',
  move: 'M10 3v14M3 10h14M7.8 5.2 10 3l2.2 2.2M7.8 14.8 10 17l2.2-2.2M5.2 7.8 3 10l2.2 2.2M14.8 7.8 17 10l-2.2 2.2',
  trash: 'M3.5 5.5h13M8 5.5V3.5h4v2M5.2 5.5l.8 11h8l.8-11M8.5 8.8v4.7M11.5 8.8v4.7',
  restore: 'M4 10a6 6 0 1 0 2-4.5M4 3.5V7h3.5M10 7v3.2l2.2 1.6',
  renew: 'M16 10a6 6 0 0 1-10.6 3.8M4 10a6 6 0 0 1 10.6-3.8M14.8 3v3.4h-3.4M5.2 17v-3.4h3.4',
  undo: 'M7 4 3.5 7.5 7 11M3.8 7.5h7.7a4.5 4.5 0 0 1 0 9H8',
  redo: 'M13 4l3.5 3.5L13 11M16.2 7.5H8.5a4.5 4.5 0 0 0 0 9H12',
  edit: 'M4 16l.8-3.4L13.5 4l2.6 2.6-8.7 8.6zM11.7 5.8l2.6 2.6',
  filter: 'M3 5.5h14M5.8 10h8.4M8.5 14.5h3',
  sort: 'M6 4v12M3.5 13.5 6 16l2.5-2.5M11 5.5h6M11 10h4.5M11 14.5h3',
  people: 'M7.5 9.2a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.5 16.5a5 5 0 0 1 10 0M13 4.2a2.6 2.6 0 0 1 0 4.8M14.6 12a5 5 0 0 1 2.9 4.5',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 16.8a5.5 5.5 0 0 1 11 0',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  more: 'M4.75 10h.5M9.75 10h.5M14.75 10h.5',
  select: 'M3.5 6.5v-3h3M8.7 3.5h2.6M13.5 3.5h3v3M16.5 8.7v2.6M16.5 13.5v3h-3M11.3 16.5H8.7M6.5 16.5h-3v-3M3.5 11.3V8.7',
  check: 'M4 10.5l4 4 8-9',
  saved: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM6.8 10.2l2.3 2.3 4.2-4.7',
  saving: 'M10 17a7 7 0 1 1 7-7M10 6.5V10l2.3 1.6',
  offline: 'M6.2 15.5h7.6a3.2 3.2 0 0 0 .9-6.3A4.8 4.8 0 0 0 6 8a3.8 3.8 0 0 0 .2 7.5zM3.5 3.5l13 13',
  warning: 'M10 3.5 17.2 16H2.8zM10 8.2v3.6M10 13.8v.1',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.2v4.3M10 6.6v.1',
  comment: 'M3.5 4.5h13v9H9.5L6 16.5v-3H3.5z',
  flag: 'M5 17V3.5M5 4h10.5l-2.3 3.6 2.3 3.6H5',
  hand: 'M6.5 10.5V5.8a1.1 1.1 0 0 1 2.2 0V9M8.7 9V4.3a1.1 1.1 0 0 1 2.2 0V9M10.9 9V5.1a1.1 1.1 0 0 1 2.2 0v7.4l1.2-1.9a1.15 1.15 0 0 1 2 1.1l-2 3.6a4.2 4.2 0 0 1-3.7 2.2H10a3.8 3.8 0 0 1-3.5-3.7z',
  timer: 'M10 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM10 8v3l1.8 1.4M8 2.8h4',
  spotlight: 'M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4',
  vote: 'M4 9.5v7h12v-7M7 12.5h6M7.3 6.2l2.2 2.3 4-4.8',
  copy: 'M7.5 7.5h8.5v9H7.5zM12.5 7.5v-4H4v9h3.5',
  link: 'M8.3 11.7a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1.1 1.1M11.7 8.3a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1.1-1.1',
  qr: 'M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5H14V14M16.5 14v2.5H14M11.5 14.2v2.3',
  globe: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2 1.9 3 4.2 3 7s-1 5.1-3 7c-2-1.9-3-4.2-3-7s1-5.1 3-7z',
  onSite: 'M10 17s5.2-4.7 5.2-8.8a5.2 5.2 0 0 0-10.4 0C4.8 12.3 10 17 10 17zM10 10.1a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  remote: 'M4 5.5h7.5a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 13V7A1.5 1.5 0 0 1 4 5.5zM13 9l4.5-2.5v7L13 11',
  up: 'M10 16V4M5.5 8.5 10 4l4.5 4.5',
  down: 'M10 4v12M5.5 11.5 10 16l4.5-4.5',
  left: 'M16 10H4M8.5 5.5 4 10l4.5 4.5',
  right: 'M4 10h12M11.5 5.5 16 10l-4.5 4.5',
  chevronDown: 'M5.5 8l4.5 4.5L14.5 8',
  chevronUp: 'M5.5 12.5 10 8l4.5 4.5',
  chevronRight: 'M8 5.5l4.5 4.5L8 14.5',
  close: 'M5 5l10 10M15 5 5 15',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l3.8 3.8',
  enlarge: 'M11.5 3.5h5v5M8.5 16.5h-5v-5M16.5 3.5 11 9M3.5 16.5 9 11',
  export: 'M10 12.5v-9M6.5 6.8 10 3.3l3.5 3.5M4 11.5v5h12v-5',
  display: 'M3 4h14v9.5H3zM10 13.5v3M6.5 16.5h7',
  board: 'M3.5 3.5h13v13h-13zM10 3.5v13M3.5 10h13',
  list: 'M3.8 5.5l1 1 1.8-2M3.8 10.5l1 1 1.8-2M4 15.5h1.5M9.5 5.7h7M9.5 10.7h7M9.5 15.5h7',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  settings: 'M3 6h8M14.5 6H17M3 14h2.5M9 14h8M12.8 7.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM7.2 15.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  eye: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  hidden: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM4 3.5l12 13',
} as const

export type IconName = keyof typeof DRAWINGS

/** Signs that are dots, not lines, and need a heavier pen. */
const DOTS: ReadonlySet<IconName> = new Set(['more'])

export function Icon({ name, size = 20, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      width={size} height={size} viewBox="0 0 20 20" className={className} aria-hidden="true" focusable="false"
      fill="none" stroke="currentColor" strokeWidth={DOTS.has(name) ? 2 : 1.5} strokeLinecap="round" strokeLinejoin="round"
    >
      <path d={DRAWINGS[name]} />
    </svg>
  )
}
