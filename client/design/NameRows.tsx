import { useId, useRef } from 'react'
import { Button, IconButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import styles from './NameRows.module.css'

export interface NameRow {
  key: string
  name: string
  /** What belongs to it, on a line below; rows of a list have it all or none. */
  note?: string
}

/** What the rows are called. `n` counts from one. */
export interface RowWords {
  row(n: number): string
  note?(n: number): string
  /** Stands in the line below while it is empty. */
  noteEmpty?: string
  up(n: number): string
  down(n: number): string
  remove(n: number): string
  add: string
}

interface NameRowsProps<R extends NameRow> {
  legend: string
  hint?: string
  words: RowWords
  rows: readonly R[]
  /** At least so many stay, and no more than `most` come. */
  least: number
  most: number
  maxLength: number
  noteLength?: number
  error?: string
  onChange: (rows: R[]) => void
  /** A new row for the end of the list, or for after a row by Enter. */
  fresh: () => R
}

/** A list of names in their order. Enter goes to a new row, as on paper. */
export function NameRows<R extends NameRow>({ legend, hint, words, rows, least, most, maxLength, noteLength, error, onChange, fresh }: NameRowsProps<R>) {
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const full = rows.length >= most

  function add(at: number) {
    if (full) return
    onChange(rows.toSpliced(at, 0, fresh()))
    focusRow(at)
  }

  function remove(at: number) {
    onChange(rows.toSpliced(at, 1))
    focusRow(Math.min(at, rows.length - 2))
  }

  function move(at: number, to: number) {
    const row = rows[at]
    if (!row || to < 0 || to >= rows.length) return
    onChange(rows.toSpliced(at, 1).toSpliced(to, 0, row))
    focusRow(to)
  }

  /** After React has put the rows in their new order. */
  const focusRow = (at: number) => requestAnimationFrame(() => list.current?.children[at]?.querySelector('input')?.focus())

  return (
    <fieldset aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
      {rows.length > 0 && (
        <ol ref={list} className={styles.rows}>
          {rows.map((row, at) => (
            <li key={row.key}>
              <div className={styles.fields}>
                <input
                  aria-label={words.row(at + 1)} value={row.name} maxLength={maxLength} autoComplete="off" aria-invalid={error ? true : undefined} dir="auto"
                  onChange={(event) => onChange(rows.with(at, { ...row, name: event.target.value }))}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                    event.preventDefault()
                    add(at + 1)
                  }}
                />
                {words.note && (
                  <input
                    className={styles.note} aria-label={words.note(at + 1)} placeholder={words.noteEmpty} value={row.note ?? ''} maxLength={noteLength} autoComplete="off" dir="auto"
                    onChange={(event) => onChange(rows.with(at, { ...row, note: event.target.value }))}
                  />
                )}
              </div>
              {at > 0 && <IconButton icon="up" small label={words.up(at + 1)} onClick={() => move(at, at - 1)} />}
              {at < rows.length - 1 && <IconButton icon="down" small label={words.down(at + 1)} onClick={() => move(at, at + 1)} />}
              {rows.length > least && <IconButton icon="close" small label={words.remove(at + 1)} onClick={() => remove(at)} />}
            </li>
          ))}
        </ol>
      )}
      {error && <p id={`${id}-error`} className={styles.error}><Icon name="warning" size={16} />{error}</p>}
      {!full && <Button kind="quiet" icon="plus" className={styles.add} onClick={() => add(rows.length)}>{words.add}</Button>}
    </fieldset>
  )
}
