import { useState } from 'react'
import { Notice } from '../../design/Notice.tsx'
import { Select } from '../../design/Field.tsx'
import { useBoard, useBoardSession, useKeepsRecord, usePhase, usePositionNews, useThemes, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useDelegationName } from '../board/writer.ts'
import { Panel } from '../session/Panel.tsx'
import { Conclusion } from './Conclusion.tsx'
import styles from './ConclusionsPage.module.css'
import { isAmong, SHOWS, type Show } from './standing.ts'
import { useActionNews } from './useActionNews.ts'
import { useAsked } from './useAsked.ts'
import { useConclusions } from './useConclusions.ts'

/** Going through the draft conclusions with the room: every action, what each delegation says of it, one tap to agree. */
export function ConclusionsPage() {
  const { t } = useWords()
  const { attribution } = useBoard()
  const asked = useAsked()
  const delegation = useYou()?.delegation ?? null
  const keepsRecord = useKeepsRecord()
  const [chosen, setChosen] = useState<string | null>(null)
  const [show, setShow] = useState<Show>('all')
  const speaksFor = keepsRecord ? (chosen ?? delegation) : delegation
  return (
    <Panel title={t('conclude.title')}>
      <div className={styles.page}>
        <p className={styles.soft}>{attribution === 'none' ? t('conclude.tellNone') : t('conclude.tell')}</p>
        <WhyNot delegation={delegation} keepsRecord={keepsRecord} />
        <div className={styles.tools}>
          {keepsRecord && <SpeakFor value={speaksFor} own={delegation} onChange={setChosen} />}
          <Select label={t('conclude.show')} value={show} onChange={(event) => setShow(event.target.value as Show)}>
            {SHOWS.map((one) => <option key={one} value={one}>{t(`conclude.${one}`)}</option>)}
          </Select>
          <Summary />
        </div>
        <Themes show={show} asked={asked} speaksFor={speaksFor} own={speaksFor === delegation} />
      </div>
    </Panel>
  )
}

/** Why there is nothing to press, where there is not. */
function WhyNot({ delegation, keepsRecord }: { delegation: string | null; keepsRecord: boolean }) {
  const { t } = useWords()
  const { conclude } = usePhase()
  const role = useYou()?.role
  if (keepsRecord || role === undefined || role === 'observer') return null
  if (delegation === null) return <Notice>{t('conclude.noDelegation')}</Notice>
  return conclude ? null : <Notice>{t('conclude.notNow')}</Notice>
}

/** Whoever keeps the record enters what is said in the room, or comes by letter. */
function SpeakFor({ value, own, onChange }: { value: string | null; own: string | null; onChange: (delegation: string) => void }) {
  const { t } = useWords()
  const asked = useAsked()
  const name = useDelegationName()
  const strange = own !== null && !asked.some(({ id }) => id === own)
  return (
    <Select label={t('conclude.for')} value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
      {value === null && <option value="">{t('conclude.choose')}</option>}
      {strange && <option value={own}>{name(own)}</option>}
      {asked.map((delegation) => <option key={delegation.id} value={delegation.id}>{delegation.name}</option>)}
    </Select>
  )
}

/** How far the room has come. */
function Summary() {
  const { t } = useWords()
  const { actions, reserved, open } = useConclusions()
  return (
    <dl className={styles.summary}>
      {([['actions.title', actions], ['conclude.reserved', reserved], ['conclude.open', open]] as const).map(([key, n]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{n}</dd>
        </div>
      ))}
    </dl>
  )
}

interface ThemesProps {
  show: Show
  asked: ReturnType<typeof useAsked>
  speaksFor: string | null
  own: boolean
}

function Themes({ show, asked, speaksFor, own }: ThemesProps) {
  const { t } = useWords()
  const { index, positions } = useBoardSession()
  const themes = useThemes()
  usePositionNews()
  useActionNews()
  const lists = themes.map(({ id, title }) => ({
    id, title,
    ids: index.actionsOf(id).filter((action) => {
      const data = index.action(action)
      const answered = speaksFor === null ? undefined : positions.of(action, speaksFor)
      return data !== null && isAmong(show, positions.on(action), answered, data, asked.length)
    }),
  })).filter(({ ids }) => ids.length > 0)
  if (lists.length === 0) {
    return <p className={styles.soft}>{show === 'all' ? t('actions.emptyRead') : show === 'open' ? t('conclude.noneOpen') : t('conclude.noneReserved')}</p>
  }
  return lists.map(({ id, title, ids }) => (
    <section key={id} className={styles.theme} aria-labelledby={`conclude-${id}`}>
      <h3 id={`conclude-${id}`} className={styles.title} dir="auto">{title}</h3>
      <ul className={styles.list}>
        {ids.map((action) => <Conclusion key={action} id={action} asked={asked} speaksFor={speaksFor} own={own} />)}
      </ul>
    </section>
  ))
}
