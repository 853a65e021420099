import { expect, test } from 'vitest'
import { LANGS } from '../../shared/board/keys.ts'
import { collator } from '../../shared/words/collate.ts'
import { formatDate, formatDue, formatMoment, formatNumber, formatTime } from '../../shared/words/format.ts'
import { fold } from '../../client/state/filter.ts'
import { langFor } from '../../client/state/langFor.ts'
import { WordStore } from '../../client/state/words.ts'
import { DeviceMemory } from '../../client/connection/session.ts'

test('dates are written as each language writes them', () => {
  expect(Object.fromEntries(LANGS.map((lang) => [lang, formatDate(lang, '2021-12-20')]))).toEqual({
    en: '20 December 2021', bs: '20. 12. 2021.', 'sr-Latn': '20. 12. 2021.', 'sr-Cyrl': '20. 12. 2021.', cnr: '20. 12. 2021.',
    mk: '20.12.2021', sq: '20.12.2021', de: '20.12.2021',
  })
  expect(formatDate('en', 'soon')).toBe('')
})

test('a moment is shown in the time zone asked for, with its offset', () => {
  const at = '2021-12-20T23:30:00Z'
  expect(formatDate('de', at, 'Europe/Podgorica')).toBe('21.12.2021')
  expect(formatTime(at, 'Europe/Podgorica')).toBe('00:30')
  expect(formatMoment('en', at, 'Europe/Podgorica')).toBe('21 December 2021, 00:30 UTC+1')
})

test('a due quarter is written out', () => {
  expect([formatDue('en', '2022-Q2'), formatDue('bs', '2022-Q2'), formatDue('mk', '2022-Q2'), formatDue('en', '2022-06-30')]).toEqual(
    ['Q2 2022', '2. kvartal 2022.', '2. квартал 2022', '30 June 2022'])
})

test('numbers', () => {
  expect([formatNumber('en', 1_234_567.5), formatNumber('de', 1_234_567.5), formatNumber('sq', 12_345), formatNumber('en', -0.004)]).toEqual(
    ['1,234,567.5', '1.234.567,5', '12\u202f345', '0'])
})

test('each alphabet sorts in its own order', () => {
  const sorted = (lang: (typeof LANGS)[number], text: string) => text.split(' ').sort(collator(lang)).join(' ')
  expect(sorted('bs', 'zid žaba njiva noga nula ljeto lopta džep dvor đak čas ćup cvijet')).toBe(
    'cvijet čas ćup dvor džep đak lopta ljeto noga nula njiva zid žaba')
  expect(sorted('sr-Cyrl', 'џеп ћуп шума ђак дан љето лопта')).toBe('дан ђак лопта љето ћуп џеп шума')
  expect(sorted('mk', 'ѕвезда зора ќе куќа ѓум гора')).toBe('гора ѓум зора ѕвезда куќа ќе')
  expect(sorted('sq', 'xhep xix çelës cak dhe dy ëndër er zhurmë zog')).toBe('cak çelës dy dhe er ëndër xix xhep zog zhurmë')
  expect(sorted('de', 'Zug Äpfel Apfel Öl Ofen')).toBe('Apfel Äpfel Ofen Öl Zug')
  expect(sorted('en', 'a10 a9 b 2 10')).toBe('2 10 a9 a10 b')
  expect(sorted('sr-Latn', 'шума žaba')).toBe('žaba шума')
})

test('a search finds a word in either script and without its marks', () => {
  expect([fold('Враћање'), fold('VRAĆANJE'), fold('vracanje')]).toEqual(['vracanje', 'vracanje', 'vracanje'])
})

test('the language is taken from the device, else the browser, and remembered', async () => {
  expect([langFor(['sr-Latn-RS']), langFor(['sr']), langFor(['sr-ME']), langFor(['xx', 'mk-MK']), langFor(['fr'])]).toEqual(
    ['sr-Latn', 'sr-Cyrl', 'cnr', 'mk', 'en'])
  const memory = new DeviceMemory(null)
  const first = new WordStore(memory)
  await first.open(['de-AT'])
  expect(first.words.lang).toBe('de')
  await first.setLang('bs')
  const again = new WordStore(memory)
  await again.open(['de-AT'])
  expect(again.words.lang).toBe('bs')
})

test('of two languages chosen in a row the later one is spoken', async () => {
  const store = new WordStore()
  await Promise.all([store.setLang('mk'), store.setLang('sq')])
  expect(store.words.lang).toBe('sq')
})

test('LANG-2 a page says first what it needs first, and a language chosen later says as much', async () => {
  const store = new WordStore()
  await store.open(['de'])
  expect([store.words.t('join.submit'), store.words.t('card.new'), store.words.t('bin.title')].map((words) => words !== '')).toEqual([true, false, false])
  await store.need('onBoard')
  expect(store.words.t('card.new')).not.toBe('')
  const [whole] = await Promise.all([store.need('whole').then(() => store.words.t('bin.title')), store.need('onBoard')])
  expect(whole).not.toBe('')
  await store.setLang('mk')
  expect([store.words.lang, store.words.t('bin.title') !== '']).toEqual(['mk', true])
})

test('LANG-2 who waits for the words of a language is given those of the one chosen meanwhile', async () => {
  const store = new WordStore()
  await store.open(['de'])
  await Promise.all([store.need('whole'), store.setLang('sq')])
  expect([store.words.lang, store.words.t('bin.title') !== '']).toEqual(['sq', true])
})

test('a browser that forbids storage remembers for the page', () => {
  const forbid = (): never => {
    throw new DOMException('denied', 'SecurityError')
  }
  const memory = new DeviceMemory({ getItem: forbid, setItem: forbid, removeItem: forbid })
  memory.setDevice({ name: 'Ana' })
  expect(memory.device.name).toBe('Ana')
})
