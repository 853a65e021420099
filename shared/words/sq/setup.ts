import type { Translated } from '../catalogue.ts'
import type { setup as en } from '../en/setup.ts'

export const setup = {
  'setup.title': 'Titulli, temat, delegacionet',
  'setup.themeQuestion': 'Pyetja udhëzuese e temës {n}',
  'setup.delegation': 'Delegacioni {n}',
  'setup.delegationAdd': 'Shto një delegacion',
  'setup.delegationUp': 'Zhvendos delegacionin {n} lart',
  'setup.delegationDown': 'Zhvendos delegacionin {n} poshtë',
  'setup.delegationRemove': 'Hiq delegacionin {n}',
  'setup.code': 'Pjesëmarrësit mund të hyjnë me kodin e shkurtër',
  'setup.themeStays': 'Tema “{title}” ka ende shënime ose veprime. Së pari zhvendosini ose vendosini në kosh.',
  'setup.delegationStays': 'Delegacioni “{title}” mbetet: atij i përkasin persona, shënime ose qëndrime. Mund ta riemërtoni.',
  'people.remove': 'Hiq: {name}',
  'people.removeAsk': 'Të hiqet {name} nga tabela? Çka është shkruar mbetet. Kush ka ende një lidhje, mund të bashkohet përsëri.',
} as const satisfies Translated<typeof en>
