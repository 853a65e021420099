/** Which of Plenum's languages a browser asks for. */
import { LANGS, type Lang } from '../../shared/board/keys.ts'

/** The first of a browser's languages that Plenum speaks. */
export function langFor(preferred: readonly string[]): Lang {
  for (const tag of preferred) {
    const [language = '', ...rest] = tag.toLowerCase().split('-')
    if (language === 'cnr' || (language === 'sr' && rest.includes('me'))) return 'cnr'
    if (language === 'sr') return rest.includes('latn') ? 'sr-Latn' : 'sr-Cyrl'
    if (language === 'sh' || language === 'hr') return 'bs'
    const known = LANGS.find((lang) => lang === language)
    if (known) return known
  }
  return 'en'
}
