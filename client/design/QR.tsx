import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './QR.module.css'

/** A code a phone can read from across the room: black on white in dark mode too, four modules of quiet around it. */
export function QR({ value, label }: { value: string; label: string }) {
  const { path, size } = useMemo(() => draw(value), [value])
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Dark modules as one path, a rectangle for each run of a row. */
function draw(value: string): { path: string; size: number } {
  const { data, size } = encode(value, { ecc: 'M', border: 4 })
  let path = ''
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      let end = x
      while (end < size && row[end]) end++
      path += `M${x} ${y}h${end - x}v1h-${end - x}z`
      x = end
    }
  })
  return { path, size }
}
