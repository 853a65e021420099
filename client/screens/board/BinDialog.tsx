import { useState } from 'react'
import type { EntityRoot } from '../../../shared/board/keys.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { useBin, useLeads, useMayTrash, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './BinDialog.module.css'
import { fullPlaceTitle } from './places.ts'
import { useBoardSession } from '../../state/hooks.ts'
import { useScreen, useView } from './screen.ts'

/** What was put in the bin, and the way back. */
export function BinDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const open = useView((state) => state.panel === 'bin')
  return (
    <Dialog wide open={open} onClose={() => view.set({ panel: null })} title={t('bin.title')} closeLabel={t('common.close')}>
      <Bin />
    </Dialog>
  )
}

function Bin() {
  const { t } = useWords()
  const cards = useBin('cards')
  const groups = useBin('groups')
  const actions = useBin('actions')
  const leads = useLeads()
  if (cards.length + groups.length + actions.length === 0) return <p>{t('bin.empty')}</p>
  return (
    <div className={styles.bin}>
      <BinPart root="cards" ids={cards} title={t('bin.cards')} />
      <BinPart root="groups" ids={groups} title={t('bin.groups')} />
      <BinPart root="actions" ids={actions} title={t('bin.actions')} />
      {leads && <EmptyBin />}
    </div>
  )
}

function BinPart({ root, ids, title }: { root: EntityRoot; ids: readonly string[]; title: string }) {
  if (ids.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list}>{ids.map((id) => <BinLine key={id} root={root} id={id} />)}</ul>
    </section>
  )
}

function BinLine({ root, id }: { root: EntityRoot; id: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const { index } = useBoardSession()
  const themes = useThemes()
  const may = useMayTrash(root, id)
  const action = root === 'actions' ? index.action(id) : null
  const item = root === 'cards' ? index.card(id) : root === 'groups' ? index.group(id) : null
  const words = index.card(id)?.text || index.group(id)?.title || action?.title || gestures.things.nameOf(id)
  const from = item ? fullPlaceTitle(item.place, themes, t) : (themes.find((theme) => theme.id === action?.theme)?.title ?? '')
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <span className={styles.text} dir="auto">{words}</span>
        <span className={styles.from}>{from}</span>
      </span>
      {may && <Button icon="restore" onClick={() => gestures.bin.restore(root, id)}>{t('bin.restore')}</Button>}
    </li>
  )
}

function EmptyBin() {
  const { t } = useWords()
  const { gestures } = useScreen()
  const [asking, setAsking] = useState(false)
  if (!asking) return <div className={styles.foot}><Button kind="danger" icon="trash" onClick={() => setAsking(true)}>{t('bin.emptyAll')}</Button></div>
  return (
    <div className={styles.foot} role="group" aria-label={t('bin.emptyAsk')}>
      <p>{t('bin.emptyAsk')} {t('bin.emptyTell')}</p>
      <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
      <Button
        kind="danger"
        onClick={() => {
          setAsking(false)
          gestures.command({ type: 'bin.empty' })
        }}
      >
        {t('bin.emptyAll')}
      </Button>
    </div>
  )
}
