import type { FloorEntry } from '../../../shared/protocol/room.ts'
import { Icon } from '../../design/Icon.tsx'
import { useBoard, useFloor } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useDelegationName } from '../board/writer.ts'
import { waitingFor } from '../floor/waiting.ts'
import styles from './Speakers.module.css'

/** Who speaks and who is next, with the mark of the room or of afar. */
export function Speakers() {
  const { t } = useWords()
  const floor = useFloor()
  const speaking = floor.find((entry) => entry.speaking)
  const next = waitingFor(floor)
  if (floor.length === 0) return <p className={styles.none}>{t('display.floorEmpty')}</p>
  return (
    <dl className={styles.speakers}>
      {speaking && (
        <div className={styles.now}>
          <dt>{t('floor.speaking')}</dt>
          <dd><Who entry={speaking} /></dd>
        </div>
      )}
      {next.length > 0 && (
        <div>
          <dt>{t('display.nextSpeaker')}</dt>
          <dd><Who entry={next[0]!} /></dd>
          {next.length > 1 && <dd className={styles.more}>{t('display.more', { n: next.length - 1 })}</dd>}
        </div>
      )}
    </dl>
  )
}

/** NAME-1: a moderator's screen knows every name; on the wall only boards that name people show them. */
function Who({ entry: { name, delegation, attendance } }: { entry: FloorEntry }) {
  const { t } = useWords()
  const { attribution } = useBoard()
  const delegationName = useDelegationName()(attribution === 'none' ? null : delegation)
  const words = attribution === 'named' ? [name, delegationName].filter(Boolean).join(', ') : delegationName
  const where = attribution === 'none' ? null : attendance
  return (
    <span className={styles.who}>
      {where && <Icon name={where === 'remote' ? 'remote' : 'onSite'} size={32} className={styles.sign} />}
      <span className={styles.name}>{words || t('people.unnamed')}</span>
      {where && <span className={styles.where}>{t(`attendance.${where}`)}</span>}
    </span>
  )
}
