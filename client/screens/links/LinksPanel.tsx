import { useState } from 'react'
import type { Role } from '../../../shared/board/keys.ts'
import { announce } from '../../design/LiveRegion.tsx'
import { Notice } from '../../design/Notice.tsx'
import { ShortCode } from '../../design/ShortCode.tsx'
import { api, memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import { RoleLink } from './RoleLink.tsx'
import styles from './LinksPanel.module.css'

const OTHERS = ['moderator', 'rapporteur', 'observer'] as const

interface LinksPanelProps {
  board: string
  /** The short code as it is now; null while it is off. */
  code: string | null
}

/**
 * The four links of a board, the participants' largest, and the short code. Links are known only where they were made: the server has
 * their hashes. Who has joined as moderator may replace each; that is also the way to a link this device does not know.
 */
export function LinksPanel({ board, code }: LinksPanelProps) {
  const { t } = useWords()
  const [links, setLinks] = useState<Partial<Record<Role, string>>>(() => memory.created.find(({ id }) => id === board)?.invites ?? {})
  const [fault, setFault] = useState<string | null>(null)
  const membership = memory.membership(board)
  const token = membership?.participant.role === 'moderator' ? membership.token : null

  async function rotate(role: Role, token: string) {
    const answer = await api.rotate(board, token, role)
    if (!answer.ok) return setFault(t(`problem.${answer.problem.code}`))
    memory.rotated(board, role, answer.value.invite)
    setLinks((known) => ({ ...known, [role]: answer.value.invite }))
    setFault(null)
    announce(t('links.rotated'))
  }

  const forRole = (role: Role) => ({
    role,
    url: links[role] ? `${location.origin}/b/${board}#${links[role]}` : null,
    onRotate: token === null ? null : () => void rotate(role, token),
    onCopyFail: () => setFault(t('links.copyFailed')),
  })

  return (
    <div className={styles.panel}>
      {fault && <Notice tone="danger">{fault}</Notice>}
      <RoleLink {...forRole('participant')} large>
        {code && (
          <dl className={styles.code}>
            <dt>{t('links.codeLabel')}</dt>
            <dd><ShortCode code={code} /></dd>
            <dd className={styles.where}>{t('links.codeTell', { host: location.host })}</dd>
          </dl>
        )}
      </RoleLink>
      <div className={styles.others}>
        {OTHERS.map((role) => <RoleLink key={role} {...forRole(role)} />)}
      </div>
    </div>
  )
}
