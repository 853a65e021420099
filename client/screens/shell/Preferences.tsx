import { LANGS, type Lang } from '../../../shared/board/keys.ts'
import { LANGUAGE_NAMES } from '../../../shared/words/languages.ts'
import { Select } from '../../design/Field.tsx'
import { LOOKS, setLook, useLook, type Look } from '../../design/look.ts'
import type { Key } from '../../../shared/words/catalogue.ts'
import { useWords } from '../../state/words.ts'

const LOOK_WORD: Record<Look, Key> = { system: 'shell.lookSystem', light: 'shell.lookLight', dark: 'shell.lookDark' }

/** The language of this person on this device; the page changes at once. */
export function LanguageSelect({ labelHidden }: { labelHidden?: boolean }) {
  const { t, lang, setLang } = useWords()
  return (
    <Select label={t('common.language')} labelHidden={labelHidden} value={lang} onChange={(event) => void setLang(event.target.value as Lang)}>
      {LANGS.map((one) => <option key={one} value={one} lang={one}>{LANGUAGE_NAMES[one]}</option>)}
    </Select>
  )
}

export function LookSelect({ labelHidden }: { labelHidden?: boolean }) {
  const { t } = useWords()
  const look = useLook()
  return (
    <Select label={t('shell.look')} labelHidden={labelHidden} value={look} onChange={(event) => setLook(event.target.value as Look)}>
      {LOOKS.map((one) => <option key={one} value={one}>{t(LOOK_WORD[one])}</option>)}
    </Select>
  )
}
