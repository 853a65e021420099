import styles from './ShortCode.module.css'

/** A short code in two halves, as one reads it out; copied, it is one word. */
export function ShortCode({ code }: { code: string }) {
  const half = Math.ceil(code.length / 2)
  return <span className={styles.code}><span>{code.slice(0, half)}</span><span>{code.slice(half)}</span></span>
}
