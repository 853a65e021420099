import { useBoard, useBoardSession, usePeople } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useDelegationName } from '../board/writer.ts'
import { Panel } from './Panel.tsx'
import { Unopened } from './Unopened.tsx'
import { useCardNews } from './useCardNews.ts'
import { sharesOf } from './participation.ts'
import styles from './ParticipationPanel.module.css'

/** For moderators: who is here and how much each delegation has written, in the room and from afar. */
export function ParticipationPanel() {
  const { t } = useWords()
  const { index } = useBoardSession()
  const { attribution } = useBoard()
  const people = usePeople()
  const delegation = useDelegationName()
  useCardNews()
  const cards = [...index.cards()].filter(({ trashed, draft }) => !trashed && !draft)
  const shares = sharesOf(people, cards)
  const most = Math.max(1, ...shares.map(({ room, remote }) => room + remote))
  const silent = attribution === 'none'
  return (
    <Panel title={t('people.part')}>
      <p className={styles.soft}>{silent ? t('people.partNone') : t('people.partTell')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('join.delegation')}</th>
            <th scope="col" className={styles.number}>{t('people.colHere')}</th>
            <th scope="col" className={styles.number}>{t('people.colDone')}</th>
            {!silent && <th scope="col" className={styles.number}>{t('people.colRoom')}</th>}
            {!silent && <th scope="col" className={styles.number}>{t('people.colRemote')}</th>}
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.delegation ?? ''}>
              <th scope="row">
                {delegation(share.delegation) || t('people.noDelegation')}
                {!silent && (
                  <span className={styles.track} aria-hidden="true">
                    <span className={styles.room} style={{ inlineSize: `${(share.room / most) * 100}%` }} />
                    <span className={styles.remote} style={{ inlineSize: `${(share.remote / most) * 100}%` }} />
                  </span>
                )}
              </th>
              <td>{share.here}</td>
              <td>{share.done}</td>
              {!silent && <td>{share.room}</td>}
              {!silent && <td>{share.remote}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <Unopened />
    </Panel>
  )
}
