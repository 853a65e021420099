import type { Translated } from '../catalogue.ts'
import type { suggest as en } from '../en/suggest.ts'

export const suggest = {
  'suggest.title': 'Sugjerime · {place}',
  'suggest.tell': 'Shënime që ndoshta thonë të njëjtën gjë, të gjetura në këtë pajisje. Asgjë nuk grupohet pa e bërë ju.',
  'suggest.looking': 'Po krahasohen shënimet…',
  'suggest.none': 'Këtu nuk duket të ketë shënime që thonë të njëjtën gjë.',
  'suggest.done': 'Kaq ishin.',
  'suggest.again': 'Kërko përsëri',
  'suggest.sure': 'Pothuajse të njëjtat fjalë',
  'suggest.perhaps': 'Ndoshta e njëjta gjë',
  'suggest.differ': 'Lexoni me kujdes. Vetëm njëri thotë: {words}',
  'suggest.denial': 'Lexoni me kujdes. Njëri thotë se diçka nuk është ashtu.',
  'suggest.item': 'Sugjerimi {n} nga {all}',
  'suggest.group': 'Grupo',
  'suggest.join': 'Shto te “{group}”',
  'suggest.apart': 'Nuk është e njëjta gjë',
  'suggest.leaveOut': 'Ky shënim nuk thotë të njëjtën gjë',
  'suggest.saidApart': 'Mbeten veçmas. Kjo pajisje e mban mend.',
} as const satisfies Translated<typeof en>
