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
  'people.removeAsk': 'Të hiqet {name} nga tabela? Ajo që është shkruar mbetet. Kush ka ende një lidhje, mund të bashkohet përsëri.',
  'keep.title': 'Ruajtja dhe fshirja e tabelës',
  'keep.until': 'Ruhet deri më',
  'keep.tell': 'Pastaj fshihet nga serveri, për të gjithë.',
  'keep.most': 'Pastaj fshihet nga serveri, për të gjithë. Ky server e ruan më së shumti deri më {date}.',
  'keep.always': 'Pa afat: mbetet derisa ta fshijë një moderator',
  'keep.wrong': 'Zgjidhni një ditë nga {from} deri më {to}',
  'keep.delete': 'Fshi tabelën',
  'keep.deleteAsk': 'Të fshihet “{title}”?',
  'keep.deleteTell': 'Fshihet menjëherë dhe për të gjithë: shënimet, veprimet, votimet, qëndrimet dhe lidhjet. Kjo nuk mund të zhbëhet.',
  'keep.deleteFirst': 'Eksportoni më parë atë që doni ta ruani:',
  'keep.deleteDo': 'Fshi për të gjithë',
  'keep.deleteFailed': 'Serveri nuk u përgjigj. Tabela nuk u fshi.',
} as const satisfies Translated<typeof en>
