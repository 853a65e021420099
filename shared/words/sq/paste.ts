import type { Translated } from '../catalogue.ts'
import type { paste as en } from '../en/paste.ts'

export const paste = {
  'paste.menu': 'Shkruaj ose ngjit shënime',
  'paste.title': 'Shkrimi ose ngjitja e shënimeve',
  'paste.list': 'Një shënim në çdo rresht',
  'paste.hint': 'Pikat dhe numrat në fillim të rreshtit lihen jashtë.',
  'paste.place': 'Ku',
  'paste.for': 'Për kë shkruhet',
  'paste.self': 'Për veten',
  'paste.language': 'Gjuha e teksteve',
  'paste.preview': 'Çfarë do të shtohet',
  'paste.tooLong': { one: '{n} shënim është më i gjatë se {most} karaktere. Shkurtojeni më parë.', other: '{n} shënime janë më të gjata se {most} karaktere. Shkurtojini më parë.' },
  'paste.tooMany': 'Më së shumti {most} shënime njëherësh.',
  'paste.leaveOut': { one: 'Lër jashtë {n} shënim që është tashmë aty ose dy herë në listë', other: 'Lër jashtë {n} shënime që janë tashmë aty ose dy herë në listë' },
  'paste.isThere': 'është tashmë aty',
  'paste.add': { one: 'Shto {n} shënim', other: 'Shto {n} shënime' },
  'paste.nothing': 'Shto shënime',
  'paste.added': { one: 'U shtua {n} shënim.', other: 'U shtuan {n} shënime.' },
  'paste.noLine': 'Serveri nuk u përgjigj. Lista juaj është ende këtu; shikoni tabelën para se të provoni përsëri.',
  'paste.refused': 'Asgjë nuk u shtua. Vendi mund të jetë i bllokuar ose tabela plot.',
} as const satisfies Translated<typeof en>
