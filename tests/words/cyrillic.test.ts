import { expect, test } from 'vitest'
import type { Plural } from '../../shared/words/catalogue.ts'
import { KEPT, toCyrillic } from '../../shared/words/cyrillic.ts'
import { catalogue } from '../../shared/words/sr-Cyrl/index.ts'
import { catalogue as latin } from '../../shared/words/sr-Latn/index.ts'

test('every letter has its own, and the pairs are one letter in any case', () => {
  expect(toCyrillic('abvgdđežzijklljmnnjoprstćufhcčdžš')).toBe('абвгдђежзијклљмнњопрстћуфхцчџш')
  expect(toCyrillic('Ljudi, NJEGOŠ, Džep, DŽEP, ljubav, konj')).toBe('Људи, ЊЕГОШ, Џеп, ЏЕП, љубав, коњ')
})

test('two letters that only look like a pair stay two', () => {
  expect(toCyrillic('konjunkcija injekcija Injekcija nadživeti odžaliti Tanjug vanjezički konjugacija')).toBe(
    'конјункција инјекција Инјекција надживети оджалити Танјуг ванјезички конјугација')
  expect(toCyrillic('konjski odžak podnožje izmenjen')).toBe('коњски оџак подножје измењен')
})

test('gaps, addresses, keys, names and codes stay', () => {
  expect(toCyrillic('Pridružite se na {host}: https://plenum.example/b/njiva')).toBe('Придружите се на {host}: https://plenum.example/b/njiva')
  expect(toCyrillic('Shift + Enter, pa Esc. Plenum izvozi PDF i CSV.')).toBe('Shift + Enter, па Esc. Plenum извози PDF и CSV.')
  expect(toCyrillic('Kvadranti S, W, O, T; par SO. O ovome, S obzirom')).toBe('Квадранти S, W, O, T; пар SO. О овоме, С обзиром')
  expect(toCyrillic('Entuzijazam, Altruizam')).toBe('Ентузијазам, Алтруизам')
})

test('nothing else of the Cyrillic catalogue is Latin', () => {
  const kept = new RegExp(`\\{\\w+\\}|${KEPT.join('|')}`, 'g')
  const entries: [string, string | Plural][] = Object.entries(catalogue)
  const wrong = entries.filter(([, value]) => {
    const forms = typeof value === 'string' ? [value] : Object.values(value)
    return forms.some((form) => /\p{Script=Latin}/u.test(form.replace(kept, '')))
  })
  expect(wrong).toEqual([])
})

test('back in Latin it is the Serbian in Latin, word by word', () => {
  const letters = new Map([...'абвгдђежзијклљмнњопрстћуфхцчџш'].map((letter, at) =>
    [letter, 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ')[at]!]))
  const back = (text: string) => text.toLowerCase().replace(/\p{Script=Cyrillic}/gu, (letter) => letters.get(letter) ?? letter)
  const forms = (value: string | Plural) => (typeof value === 'string' ? [value] : Object.values(value))
  const entries: [string, string | Plural][] = Object.entries(catalogue)
  const wrong = entries.filter(([key, value]) => forms(value).map(back).join() !== forms(latin[key as keyof typeof latin]).join().toLowerCase())
  expect(wrong).toEqual([])
})

test('the terms of the glossary are spelled as in the glossary', () => {
  expect([catalogue['quadrant.O'], catalogue['quadrant.T'], catalogue['role.rapporteur'], catalogue['board.parking'], catalogue['common.undo']])
    .toEqual(['Шансе', 'Претње', 'Известилац', 'Отворена питања', 'Опозови'])
})
