import { useId, type ReactNode } from 'react'
import type { Role } from '../../../shared/board/keys.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Popover } from '../../design/Popover.tsx'
import { QR } from '../../design/QR.tsx'
import { useWords } from '../../state/words.ts'
import styles from './RoleLink.module.css'

interface RoleLinkProps {
  role: Role
  /** Null where this device does not know the link. */
  url: string | null
  /** Makes a new link; null for who may not. */
  onRotate: (() => void) | null
  onCopyFail: () => void
  large?: boolean
  children?: ReactNode
}

/** One link: for whom, as text, as a code to photograph, to copy and to replace. */
export function RoleLink({ role, url, onRotate, onCopyFail, large, children }: RoleLinkProps) {
  const { t } = useWords()
  const id = useId()
  const name = t(`role.${role}`)
  return (
    <section className={classes(styles.link, large && styles.large)} aria-labelledby={id}>
      {url && <div className={styles.qr}><QR value={url} label={t('links.qr', { role: name })} /></div>}
      <div className={styles.words}>
        <div className={styles.head}>
          <h2 id={id}>{name}</h2>
          {onRotate && <Rotate name={name} onRotate={onRotate} />}
        </div>
        <p className={styles.tell}>{t(`links.${role}`)}</p>
        {url ? (
          <div className={styles.copy}>
            <input readOnly value={url} aria-label={t('links.url', { role: name })} onFocus={(event) => event.target.select()} />
            <CopyButton text={url} label={t('common.copy')} copiedLabel={t('common.copied')} name={t('links.copyFor', { role: name })} onFail={onCopyFail} />
          </div>
        ) : (
          <p className={styles.tell}>{t('links.lost')}</p>
        )}
      </div>
      {children}
    </section>
  )
}

function Rotate({ name, onRotate }: { name: string; onRotate: () => void }) {
  const { t } = useWords()
  return (
    <Popover
      label={t('links.rotateAsk')} side="end"
      trigger={(props) => <IconButton icon="renew" small label={t('links.rotateFor', { role: name })} {...props} />}
    >
      {(close) => (
        <div className={styles.ask}>
          <h3>{t('links.rotateAsk')}</h3>
          <p>{t('links.rotateTell')}</p>
          <div className={styles.answers}>
            <Button kind="quiet" onClick={close}>{t('common.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() => {
                close()
                onRotate()
              }}
            >
              {t('links.rotate')}
            </Button>
          </div>
        </div>
      )}
    </Popover>
  )
}
