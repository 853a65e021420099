import { useId, useRef } from 'react'
import { LIMITS } from '../../../shared/board/limits.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { Icon } from '../../design/Icon.tsx'
import { useWords } from '../../state/words.ts'
import styles from './ThemeRows.module.css'

const PRESETS = ['return', 'readmission', 'information-exchange'] as const

export interface ThemeRow {
  key: number
  preset: (typeof PRESETS)[number] | null
  /** What was typed; null while a preset still has its own words, which follow the language. */
  title: string | null
}

export const presetThemes = (): ThemeRow[] => PRESETS.map((preset, key) => ({ key, preset, title: null }))

type Words = ReturnType<typeof useWords>['t']

export const themeTitle = ({ preset, title }: ThemeRow, t: Words): string => (title ?? (preset ? t(`theme.${preset}`) : '')).trim()

interface ThemeRowsProps {
  themes: readonly ThemeRow[]
  onChange: (themes: ThemeRow[]) => void
  error?: string
}

/** The themes of a board to be: a row each, in their order. Enter goes to a new row, as on paper. */
export function ThemeRows({ themes, onChange, error }: ThemeRowsProps) {
  const { t } = useWords()
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const full = themes.length >= LIMITS.themes

  function add(at: number) {
    if (full) return
    const key = Math.max(-1, ...themes.map((theme) => theme.key)) + 1
    onChange(themes.toSpliced(at, 0, { key, preset: null, title: '' }))
    focusRow(at)
  }

  function remove(at: number) {
    onChange(themes.toSpliced(at, 1))
    focusRow(Math.min(at, themes.length - 2))
  }

  function move(at: number, to: number) {
    const theme = themes[at]
    if (!theme || to < 0 || to >= themes.length) return
    onChange(themes.toSpliced(at, 1).toSpliced(to, 0, theme))
    focusRow(to)
  }

  /** After React has put the rows in their new order. */
  const focusRow = (at: number) => requestAnimationFrame(() => list.current?.querySelectorAll('input')[at]?.focus())

  return (
    <fieldset aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}>
      <legend className={styles.legend}>{t('create.themes')}</legend>
      <p id={`${id}-hint`} className={styles.hint}>{t('create.themesHint')}</p>
      <ol ref={list} className={styles.rows}>
        {themes.map((theme, at) => (
          <li key={theme.key}>
            <input
              aria-label={t('create.theme', { n: at + 1 })} value={theme.title ?? (theme.preset ? t(`theme.${theme.preset}`) : '')}
              maxLength={LIMITS.title} autoComplete="off" aria-invalid={error ? true : undefined}
              onChange={(event) => onChange(themes.with(at, { ...theme, title: event.target.value }))}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                event.preventDefault()
                add(at + 1)
              }}
            />
            {at > 0 && <IconButton icon="up" small label={t('create.themeUp', { n: at + 1 })} onClick={() => move(at, at - 1)} />}
            {at < themes.length - 1 && <IconButton icon="down" small label={t('create.themeDown', { n: at + 1 })} onClick={() => move(at, at + 1)} />}
            {themes.length > 1 && <IconButton icon="close" small label={t('create.themeRemove', { n: at + 1 })} onClick={() => remove(at)} />}
          </li>
        ))}
      </ol>
      {error && <p id={`${id}-error`} className={styles.error}><Icon name="warning" size={16} />{error}</p>}
      {!full && <Button kind="quiet" icon="plus" className={styles.add} onClick={() => add(themes.length)}>{t('create.themeAdd')}</Button>}
    </fieldset>
  )
}
