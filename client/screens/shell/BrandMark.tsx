/** Four boxes around one table. The same drawing as client/public/icon.svg. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g fill="var(--accent-ink)">
        <path d="M8.5 7H15v5.6A4.2 4.2 0 0 0 12.6 15H7V8.5A1.5 1.5 0 0 1 8.5 7z" />
        <path d="M17 7h6.5A1.5 1.5 0 0 1 25 8.5V15h-5.6A4.2 4.2 0 0 0 17 12.6z" />
        <path d="M7 17h5.6A4.2 4.2 0 0 0 15 19.4V25H8.5A1.5 1.5 0 0 1 7 23.5z" />
        <path d="M19.4 17H25v6.5a1.5 1.5 0 0 1-1.5 1.5H17v-5.6a4.2 4.2 0 0 0 2.4-2.4z" />
      </g>
    </svg>
  )
}
