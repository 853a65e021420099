import { LIMITS } from '../../../shared/board/limits.ts'
import { NameRows } from '../../design/NameRows.tsx'
import { useWords } from '../../state/words.ts'
import { themeWords } from '../setup/rowWords.ts'

const PRESETS = ['return', 'readmission', 'information-exchange'] as const

export interface ThemeRow {
  key: string
  preset: (typeof PRESETS)[number] | null
  /** What was typed; null while a preset still has its own words, which follow the language. */
  title: string | null
}

export const presetThemes = (): ThemeRow[] => PRESETS.map((preset) => ({ key: preset, preset, title: null }))

let made = 0

type Words = ReturnType<typeof useWords>['t']

const shown = ({ preset, title }: ThemeRow, t: Words): string => title ?? (preset ? t(`theme.${preset}`) : '')

export const themeTitle = (row: ThemeRow, t: Words): string => shown(row, t).trim()

interface ThemeRowsProps {
  themes: readonly ThemeRow[]
  onChange: (themes: ThemeRow[]) => void
  error?: string
}

/** The themes of a board to be. */
export function ThemeRows({ themes, onChange, error }: ThemeRowsProps) {
  const { t } = useWords()
  const rows = themes.map((theme) => ({ key: theme.key, name: shown(theme, t) }))
  return (
    <NameRows
      legend={t('create.themes')} hint={t('create.themesHint')} words={themeWords(t)} rows={rows} least={1} most={LIMITS.themes} maxLength={LIMITS.title} error={error}
      fresh={() => ({ key: `new-${made++}`, name: '' })}
      onChange={(next) => onChange(next.map(({ key, name }) => {
        const theme = themes.find((one) => one.key === key) ?? { key, preset: null, title: '' }
        return name === shown(theme, t) ? theme : { ...theme, title: name }
      }))}
    />
  )
}
