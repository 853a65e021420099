import { PageLink } from '../shell/PageLink.tsx'
import { memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import styles from './RecentBoards.module.css'

const MOST = 5

/** Boards created on this device, with the way back to their links. */
export function RecentBoards() {
  const { t } = useWords()
  const boards = memory.created.slice(0, MOST)
  if (boards.length === 0) return null
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{t('recent.title')}</h2>
      <ul className={styles.list}>
        {boards.map(({ id, title, invites }) => (
          <li key={id}>
            <PageLink to={memory.membership(id) ? `/b/${id}` : `/b/${id}#${invites.moderator}`} className={styles.title}>{title}</PageLink>
            <PageLink to="/" place={{ links: id }} aria-label={t('recent.linksOf', { title })}>{t('recent.links')}</PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
