import { beforeAll, describe, expect, test } from 'vitest'
import { LANGS, type Lang } from '../../shared/board/keys.ts'
import { pluralCategory, say, type Catalogue, type Key, type Plural } from '../../shared/words/catalogue.ts'
import { en } from '../../shared/words/en/index.ts'
import { LOADERS } from '../../shared/words/load.ts'

type Words = Record<string, string | Plural>
const others = LANGS.filter((lang) => lang !== 'en')
const catalogues = {} as Record<Lang, Catalogue>

beforeAll(async () => {
  for (const lang of LANGS) catalogues[lang] = await LOADERS[lang].whole()
})

const wordsOf = (lang: Lang): Words => catalogues[lang]
const formsOf = (value: string | Plural): string[] => (typeof value === 'string' ? [value] : Object.values(value))
const gapsIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()
/** The keys and forms that say it. */
const saying = (lang: Lang, what: RegExp): string[] =>
  Object.entries(wordsOf(lang)).filter(([, value]) => formsOf(value).some((form) => what.test(form))).map(([key, value]) => `${key}: ${formsOf(value).join(' | ')}`)
/** What a reader reads when every gap is empty. */
const spoken = (text: string): string => text.replace(/\{\w+\}/g, '').replace(/[^\p{L}]+/gu, ' ').trim()

/** The plural forms that CLDR asks of a language for whole numbers. */
const FORMS: Record<Lang, string[]> = {
  en: ['one', 'other'], de: ['one', 'other'], sq: ['one', 'other'], mk: ['one', 'other'],
  bs: ['one', 'few', 'other'], 'sr-Latn': ['one', 'few', 'other'], 'sr-Cyrl': ['one', 'few', 'other'], cnr: ['one', 'few', 'other'],
}

/** Words that are the same in English and in the languages named here: keys as printed, formats, and words of both. */
const SHARED: Record<string, readonly Lang[]> = {
  Plenum: others, Enter: others, Alt: others, Ctrl: others, Delete: others, Esc: others,
  min: ['bs', 'sr-Latn', 'cnr', 'sq', 'de'],
  Moderator: ['bs', 'sr-Latn', 'cnr', 'sq'],
  Filter: ['bs', 'sr-Latn', 'cnr', 'de'],
  Status: ['bs', 'sr-Latn', 'cnr', 'de'],
  ...Object.fromEntries(['Board', 'Code', 'Delegation', 'Details', 'Links', 'Median', 'Offline', 'Phase', 'Position', 'Text',
    'Text Markdown', 'Timer'].map((word) => [word, ['de']])),
}

/** The English of what elsewhere has a word for each of its senses: to group and a group, what is done and who is, to vote and a vote. */
const TWO_SENSES = new Set([
  'Close', 'Comment', 'Conclusions', 'Done', 'Enter or paste cards', 'Group', 'Locked', 'Next', 'People', 'Position', 'Show', 'Vote', 'Withdraw',
])

const endOf = (form: string): string => /[.?!:…]$/.exec(form)?.[0] ?? ''
/** Minutes are abbreviated with a point, and a date may bring its own. */
const END_IN_THEMSELVES = /(?:Min\.|мин\.|\{date\})$/

describe.each(others)('%s', (lang) => {
  test('has exactly the keys of English', () => {
    expect(Object.keys(wordsOf(lang)).sort()).toEqual(Object.keys(en).sort())
  })

  test('keeps the gaps of every sentence', () => {
    const wrong = Object.entries(en as Words).filter(([key, value]) => {
      const gaps = gapsIn(formsOf(value).join(' '))
      return gapsIn(formsOf(wordsOf(lang)[key]!).join(' ')).join() !== gaps.join()
    })
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('has every plural form it needs, and no form is empty', () => {
    const wrong = Object.entries(wordsOf(lang)).filter(([, value]) =>
      formsOf(value).some((form) => form.trim() === '') || (typeof value !== 'string' && Object.keys(value).join() !== FORMS[lang].join()))
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('names the number in `one` where that also stands for 21', () => {
    const wrong = Object.entries(wordsOf(lang)).filter(([, value]) => typeof value !== 'string'
      && pluralCategory(lang, 21) === 'one' && value.other.includes('{n}') && !value.one.includes('{n}'))
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('leaves nothing in English', () => {
    const same = Object.entries(en as Words).filter(([key, value]) => {
      const [ours, english] = [formsOf(wordsOf(lang)[key]!), formsOf(value)]
      const words = spoken(english.at(-1)!)
      return words !== '' && ours.at(-1) === english.at(-1) && !SHARED[words]?.includes(lang)
    })
    expect(same.map(([key, value]) => `${key}: ${formsOf(value).at(-1)}`)).toEqual([])
  })

  test('has no stray spaces', () => {
    expect(saying(lang, /^\s|\s$| {2}/)).toEqual([])
  })

  test('ends as English ends: a sentence as a sentence, a question as a question', () => {
    const wrong = Object.entries(wordsOf(lang)).filter(([key, value]) =>
      formsOf(value).some((form) => !END_IN_THEMSELVES.test(form) && endOf(form) !== endOf(formsOf((en as Words)[key]!).at(-1)!)))
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('says in one way what English says in one way', () => {
    const ways = new Map<string, Set<string>>()
    for (const [key, value] of Object.entries(en as Words)) {
      const english = formsOf(value).join().replace(/\.$/, '')
      if (TWO_SENSES.has(english)) continue
      ways.set(english, (ways.get(english) ?? new Set()).add(formsOf(wordsOf(lang)[key]!).join().replace(/\.$/, '')))
    }
    expect([...ways.values()].filter((said) => said.size > 1).map((said) => [...said])).toEqual([])
  })
})

/** Roots that Serbian says in one way and Bosnian and Montenegrin in another: `mesto`, `mjesto`. */
const YAT = 'mest|mjest promen|promijen izmen|izmijen vreme|vrijeme reč|riječ ovde|ovdje gde|gdje mera|mjera poslednj|posljednj sledeć|sljedeć predlog|prijedlog '
  + 'izvešt|izvješt ocen|ocjen prover|provjer uvek|uvijek deo|dio ceo|cijel pre|prije posle|nakon primer|primjer zahtev|zahtjev vredn|vrijedn verovat|vjerovat dodel|dodijel'
const root = (word: string, whole: boolean) => new RegExp(String.raw`(?<!\p{L})(?:iz|od|do|na|po|pre|za)?${word}${whole ? String.raw`(?!\p{L})` : ''}`, 'iu')

test('Serbian is said in ekavian, Bosnian and Montenegrin in ijekavian', () => {
  const wrong = YAT.split(' ').flatMap((pair) => {
    const [east, west] = pair.split('|') as [string, string]
    const whole = ['deo', 'dio', 'ceo', 'pre', 'prije', 'posle', 'nakon', 'reč', 'mera', 'vreme'].includes(east)
    return [...saying('sr-Latn', root(west, whole)), ...(['bs', 'cnr'] as const).flatMap((lang) => saying(lang, root(east, whole)))]
  })
  expect(wrong).toEqual([])
})

test('people are addressed politely, and in one way', () => {
  expect(saying('de', /(?<!\p{L})(?:du|dich|dir|dein\p{L}*)(?!\p{L})/iu)).toEqual([])
  // The pronoun of politeness has a capital.
  expect((['bs', 'sr-Latn', 'cnr'] as const).flatMap((lang) => saying(lang, /(?<!\p{L})(?:vi|vas|vam|vama|vaš\p{L}*)(?!\p{L})/u))).toEqual([])
  expect(saying('mk', /(?<!\p{L})(?:вие|вас|ви|ве|ваш\p{L}*|ти|тебе|твој\p{L}*)(?!\p{L})/u)).toEqual([])
  expect(saying('sq', /(?<!\p{L})(?:ti|ty|yt|jote|tënd|tënde)(?!\p{L})/iu)).toEqual([])
})

test.each([
  ['“”', ['en', 'sq']], ['„“', ['de', 'mk']], ['„”', ['bs', 'sr-Latn', 'sr-Cyrl', 'cnr']],
] as const)('quotation marks open and close as %s in %j', (pair, langs) => {
  const wrong = langs.flatMap((lang) => Object.entries(wordsOf(lang)).filter(([, value]) => formsOf(value).some((form) => {
    const marks = (form.match(/[“”„‟«»"‘]/gu) ?? []).join('')
    return marks !== pair.repeat(marks.length / 2)
  })).map(([key]) => `${lang} ${key}`))
  expect(wrong).toEqual([])
})

test('Bosnian, Serbian and Montenegrin each keep to their own words', () => {
  expect(saying('bs', /(?<!\p{L})(?:tabl[aeiou]m?|izab\p{L}+|izber\p{L}+|(?:po|do)(?:slat|dat)[aeou]|bezb\p{L}+)(?!\p{L})/iu)).toEqual([])
  for (const lang of ['sr-Latn', 'cnr'] as const) expect(saying(lang, /(?<!\p{L})(?:ploč\p{L}+|odab\p{L}+|(?:po|do)(?:slan|dan)\p{L})(?!\p{L})/iu)).toEqual([])
  // Montenegrin: nijesam, nijesi, nije, nijesmo, nijeste, nijesu.
  expect(saying('cnr', /(?<!\p{L})ni(?:sam|si|smo|ste|su)(?!\p{L})/iu)).toEqual([])
  expect((['bs', 'sr-Latn'] as const).flatMap((lang) => saying(lang, /(?<!\p{L})nijes(?:am|i|mo|te|u)(?!\p{L})/iu))).toEqual([])
})

test('nothing is called by what also means nonsense, or the salad', () => {
  for (const lang of ['bs', 'sr-Latn', 'cnr'] as const) expect(saying(lang, /bez veze/iu)).toEqual([])
  expect(saying('mk', /без врска|за салата/iu)).toEqual([])
  expect(saying('sq', /pa lidhje/iu)).toEqual([])
})

/** What stands side by side on a screen, or is asked of people, and is not the same thing. */
const APART: (readonly [Key, Key])[] = [
  ['report.note', 'conclude.title'], ['report.note', 'nav.conclusions'], ['conclude.title', 'vote.results'],
  ['drafts.reveal', 'filter.all'], ['drafts.revealN', 'tows.showAll'], ['drafts.revealN', 'opened.all'],
  ['refused.dismiss', 'common.close'], ['refused.dismiss', 'common.cancel'], ['refused.dismissAll', 'actions.fold'],
  ['common.undo', 'common.redo'], ['keep.delete', 'card.trash'], ['forget.menu', 'keep.delete'], ['menu.close', 'keep.delete'],
]

test.each(LANGS)('%s calls two things by two names', (lang) => {
  expect(APART.filter(([one, other]) => wordsOf(lang)[one] === wordsOf(lang)[other])).toEqual([])
})

test('Latin-script languages hold no Cyrillic', () => {
  const latin = LANGS.filter((lang) => lang !== 'mk' && lang !== 'sr-Cyrl')
  const wrong = latin.flatMap((lang) => Object.entries(wordsOf(lang))
    .filter(([, value]) => /\p{Script=Cyrillic}/u.test(formsOf(value).join())).map(([key]) => `${lang} ${key}`))
  expect(wrong).toEqual([])
})

/** From CLDR 46 plurals.xml: the samples of whole numbers that stand beside each rule. */
const SAMPLES: [Lang[], string, number[]][] = [
  [['en', 'de', 'sq'], 'one', [1]],
  [['en', 'de', 'sq'], 'other', [0, 2, 16, 21, 100, 1000]],
  [['mk'], 'one', [1, 21, 31, 41, 51, 61, 71, 81, 101, 1001]],
  [['mk'], 'other', [0, 2, 11, 16, 100, 111, 1000]],
  [['bs', 'sr-Latn', 'sr-Cyrl', 'cnr'], 'one', [1, 21, 31, 41, 51, 61, 71, 81, 101, 1001]],
  [['bs', 'sr-Latn', 'sr-Cyrl', 'cnr'], 'few', [2, 3, 4, 22, 24, 32, 34, 42, 44, 52, 54, 62, 102, 1002]],
  [['bs', 'sr-Latn', 'sr-Cyrl', 'cnr'], 'other', [0, 5, 11, 12, 14, 19, 20, 25, 100, 111, 112, 1000, 1011]],
]

test.each(SAMPLES)('%j count as CLDR does: %s', (langs, category, numbers) => {
  for (const lang of langs) expect(numbers.map((n) => [n, pluralCategory(lang, n)])).toEqual(numbers.map((n) => [n, category]))
})

test('a number chooses the form that goes with it', () => {
  const cards = (lang: Lang) => [1, 3, 5, 12, 21].map((n) => say(catalogues[lang], lang, 'common.cards', { n }))
  expect(cards('bs')).toEqual(['1 stavka', '3 stavke', '5 stavki', '12 stavki', '21 stavka'])
  expect(cards('sr-Cyrl')).toEqual(['1 ставка', '3 ставке', '5 ставки', '12 ставки', '21 ставка'])
})
