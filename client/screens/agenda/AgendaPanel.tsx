import { useEffect, useRef, useState } from 'react'
import type { Phase } from '../../../shared/board/keys.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { EmptyState } from '../../design/EmptyState.tsx'
import { Icon } from '../../design/Icon.tsx'
import { Menu, MenuGroup, MenuItem } from '../../design/Menu.tsx'
import { useLeads, usePhase, usePhases } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import { Panel } from '../session/Panel.tsx'
import styles from './AgendaPanel.module.css'
import { dayList, orderOneStep } from './dayList.ts'
import { PhaseForm } from './PhaseForm.tsx'
import { usePhaseTells } from './phaseTells.ts'
import { usePhaseName } from './phaseWords.ts'

const NEW = 'new'

/** The agenda: everyone reads it, moderators write it and go through it. */
export function AgendaPanel() {
  const { t } = useWords()
  const phases = usePhases()
  const leads = useLeads()
  const [editing, setEditing] = useState<string | null>(null)
  const edited = phases.find(({ id }) => id === editing)
  if (leads && (edited || editing === NEW)) {
    return (
      <Panel title={edited ? t('agenda.edit') : t('agenda.new')}>
        <PhaseForm key={editing} phase={edited ?? null} onDone={() => setEditing(null)} />
      </Panel>
    )
  }
  return (
    <Panel title={t('agenda.title')} foot={leads && <Button icon="plus" wide onClick={() => setEditing(NEW)}>{t('agenda.add')}</Button>}>
      {phases.length === 0 && <EmptyState>{t('agenda.empty')}</EmptyState>}
      {dayList(phases).map(({ day, phases: items }) => (
        <section key={items[0]!.id} className={classes(styles.day, !items.some(({ start }) => start) && styles.untimed)}>
          {day !== null && <h3>{t('agenda.day', { n: day })}</h3>}
          <ol className={styles.items}>
            {items.map((phase) => <AgendaItem key={phase.id} phase={phase} leads={leads} onEdit={() => setEditing(phase.id)} />)}
          </ol>
        </section>
      ))}
    </Panel>
  )
}

function AgendaItem({ phase, leads, onEdit }: { phase: Phase; leads: boolean; onEdit: () => void }) {
  const { t } = useWords()
  const name = usePhaseName()(phase)
  const tells = usePhaseTells()(phase)
  const { gestures } = useScreen()
  const now = usePhase().id === phase.id
  const here = useRef<HTMLLIElement>(null)
  const wasNow = useRef(now)
  useEffect(() => {
    if (wasNow.current) here.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <li ref={here} className={classes(styles.item, now && styles.now)} aria-current={now ? 'step' : undefined}>
      <span className={styles.time}>{phase.start}</span>
      <div className={styles.words}>
        <p className={styles.title} dir="auto">{name}</p>
        <p className={styles.about}>
          {now && <span className={styles.sign}><Icon name="right" size={16} />{t('agenda.now')}</span>}
          {phase.minutes !== undefined && <span>{t('timer.minutes', { n: phase.minutes })}</span>}
          {phase.name !== '' && <span>{t(`phase.${phase.kind}`)}</span>}
        </p>
        {now && <p className={styles.tells}>{tells.join(' ')}</p>}
      </div>
      {leads && (
        <span className={styles.tools}>
          {!now && <IconButton small icon="right" label={t('agenda.go', { title: name })} onClick={() => gestures.command({ type: 'phase.set', id: phase.id })} />}
          <ItemMenu phase={phase} name={name} now={now} onEdit={onEdit} />
        </span>
      )}
    </li>
  )
}

function ItemMenu({ phase, name, now, onEdit }: { phase: Phase; name: string; now: boolean; onEdit: () => void }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const phases = usePhases()
  const up = orderOneStep(phases, phase.id, -1)
  const down = orderOneStep(phases, phase.id, 1)
  const put = (order: string) => gestures.command({ type: 'phase.put', id: phase.id, order })
  return (
    <Menu
      label={t('agenda.item', { title: name })} side="end"
      trigger={(props) => <IconButton small icon="more" label={t('agenda.item', { title: name })} {...props} />}
    >
      <MenuGroup>
        {!now && <MenuItem icon="right" onSelect={() => gestures.command({ type: 'phase.set', id: phase.id })}>{t('agenda.setNow')}</MenuItem>}
        <MenuItem icon="edit" onSelect={onEdit}>{t('agenda.edit')}</MenuItem>
        {up !== null && <MenuItem icon="up" onSelect={() => put(up)}>{t('agenda.up')}</MenuItem>}
        {down !== null && <MenuItem icon="down" onSelect={() => put(down)}>{t('agenda.down')}</MenuItem>}
      </MenuGroup>
    </Menu>
  )
}
