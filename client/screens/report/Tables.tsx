import { answersOf, lacks } from '../../../shared/board/answers.ts'
import type { Archive, ArchivedAction } from '../../../shared/board/archive.ts'
import { isEarlier, wordingText } from '../../../shared/board/positions.ts'
import { useWords } from '../../state/words.ts'
import { STAND_WORDS } from '../conclude/standing.ts'
import styles from './Tables.module.css'

/** The agreed and proposed steps of every theme. */
export function ActionTable({ board, title }: { board: Archive; title?: string }) {
  const { t, formatDue } = useWords()
  if (board.actions.length === 0) return null
  const themes = board.themes.map(({ id }) => id)
  const actions = board.actions.toSorted((a, b) => themes.indexOf(a.theme) - themes.indexOf(b.theme))
  // Before somebody is named there is nobody to show, and paper is narrow.
  const owned = actions.some(({ owner }) => owner)
  const missing = (action: ArchivedAction, what: 'noDue' | 'noInstitution') =>
    lacks(action).includes(what) && <em className={styles.missing}>{t(`followup.${what}`)}</em>
  const titleOf = (theme: string) => board.themes.find(({ id }) => id === theme)?.title ?? theme
  return (
    <section className={styles.section} aria-labelledby="report-actions">
      <h2 id="report-actions">{title ?? t('report.actions')}</h2>
      {/* Where it is wider than the page, a keyboard must be able to scroll it. */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-labelledby="report-actions">
        <table className={styles.table} aria-labelledby="report-actions">
          <thead>
            <tr>
              {[
                t('report.theme'), t('action.title'), t('action.institution'), ...(owned ? [t('action.owner')] : []), t('action.country'), t('action.due'),
                t('action.priority'), t('action.status'),
              ].map((head) => <th key={head} scope="col">{head}</th>)}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action.id}>
                <td dir="auto">{titleOf(action.theme)}</td>
                <th scope="row" dir="auto">
                  {action.title || t('actions.untitled')}
                  <Answers board={board} action={action} />
                </th>
                <td dir="auto">{action.institution ?? missing(action, 'noInstitution')}</td>
                {owned && <td dir="auto">{action.owner}</td>}
                <td dir="auto">{action.country}</td>
                <td>{action.due ? formatDue(action.due) : missing(action, 'noDue')}</td>
                <td>{action.priority && t(`priority.${action.priority}`)}</td>
                <td>{t(`status.${action.status}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The points a step cites, below it. */
function Answers({ board, action }: { board: Archive; action: ArchivedAction }) {
  const { t } = useWords()
  const answers = answersOf(board, action)
  if (answers.length === 0) return null
  return (
    <p className={styles.soft}>
      {t('followup.answersTo')}: {answers.map((text, at) => <span key={at}>{at > 0 && ' · '}<bdi>{text}</bdi></span>)}
    </p>
  )
}

/** What delegations say of each action, in full: a step is never shown without its reservations. */
export function Positions({ board }: { board: Archive }) {
  const { t } = useWords()
  const listed = board.delegations.map(({ id }) => id)
  const rank = (delegation: string | null) => (listed.includes(delegation ?? '') ? listed.indexOf(delegation ?? '') : listed.length)
  const positions = board.positions.toSorted((a, b) => rank(a.delegation) - rank(b.delegation))
  const said = board.actions
    .map((action) => ({ action, all: positions.filter((position) => position.action === action.id) }))
    .filter(({ all }) => all.length > 0)
  if (said.length === 0) return null
  const names = new Map(board.delegations.map(({ id, name }) => [id, name]))
  return (
    <section className={styles.section} aria-labelledby="report-positions">
      <h2 id="report-positions">{t('conclude.report')}</h2>
      <dl className={styles.positions}>
        {said.map(({ action, all }) => (
          <div key={action.id}>
            <dt dir="auto">{action.title || t('actions.untitled')}</dt>
            {all.map((position, n) => {
              const { delegation, stand, text, on } = position
              const earlier = isEarlier(position, action)
              return (
                <dd key={delegation ?? n}>
                  <bdi>{delegation === null ? t('conclude.oneDelegation') : (names.get(delegation) ?? delegation)}</bdi> {t(STAND_WORDS[stand])}
                  {earlier && <>, {t('conclude.earlier')}</>}
                  {text !== undefined && <>: <bdi className={styles.reason}>{text}</bdi></>}
                  {earlier && <p className={styles.soft}>{t('conclude.earlierOn', { wording: wordingText(on) })}</p>}
                </dd>
              )
            })}
          </div>
        ))}
      </dl>
    </section>
  )
}
