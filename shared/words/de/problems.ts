import type { Translated } from '../catalogue.ts'
import type { problems as en } from '../en/problems.ts'

export const problems = {
  'problem.bad-request': 'Die Anfrage wurde nicht verstanden.',
  'problem.bad-json': 'Die Anfrage enthält kein gültiges JSON.',
  'problem.bad-delegation': 'Diese Delegation gibt es auf dem Board nicht.',
  'problem.no-token': 'Nehmen Sie zuerst an diesem Board teil.',
  'problem.bad-token': 'Sie gehören nicht mehr zu diesem Board. Nehmen Sie mit Ihrem Link erneut teil.',
  'problem.forbidden': 'Dazu sind Sie nicht berechtigt.',
  'problem.bad-origin': 'Diese Anfrage kam von einer anderen Website.',
  'problem.create-key': 'Boards können hier nur mit dem Schlüssel dieses Servers angelegt werden.',
  'problem.not-found': 'Hier ist nichts: Der Link ist falsch, abgelaufen oder wurde ersetzt.',
  'problem.timeout': 'Die Anfrage hat zu lange gedauert.',
  'problem.closed': 'Dieses Board ist geschlossen.',
  'problem.too-large': 'Das ist zu groß.',
  'problem.too-many': 'Zu viele Anfragen. Warten Sie einen Moment und versuchen Sie es noch einmal.',
  'problem.board-full': 'Das Board ist voll: Es können keine weiteren Personen teilnehmen.',
  'problem.headers-too-large': 'Die Kopfzeilen der Anfrage sind zu groß.',
  'problem.not-saved': 'Der Server kann zurzeit nicht speichern. Es wurde nichts geändert; versuchen Sie es gleich noch einmal.',
  'problem.internal': 'Auf dem Server ist ein Fehler aufgetreten.',
} as const satisfies Translated<typeof en>
