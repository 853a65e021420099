import { useState } from 'react'
import { LANGS } from '../../../shared/board/keys.ts'
import { codePoints, LIMITS } from '../../../shared/board/limits.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import { isModerator } from '../../../shared/rules/actor.ts'
import { LANGUAGE_NAMES } from '../../../shared/words/languages.ts'
import { Button } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Checkbox } from '../../design/Checkbox.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Select, TextArea } from '../../design/Field.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { Notice } from '../../design/Notice.tsx'
import { api, memory } from '../../state/device.ts'
import { useBoard, useBoardSession, useBox, useDelegations } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { usePlaces } from '../board/places.ts'
import { useScreen, useView } from '../board/screen.ts'
import { cardLines, doubles } from './lines.ts'
import styles from './PasteDialog.module.css'

/** Cards for somebody on the telephone, or a list from a document: for those who keep the record. */
export function PasteDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const open = useView((state) => state.panel === 'paste')
  const close = () => view.set({ panel: null })
  return (
    <Dialog wide open={open} onClose={close} title={t('paste.title')} closeLabel={t('common.close')}>
      <PasteForm onDone={close} />
    </Dialog>
  )
}

const SELF = ''

function PasteForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const { id, index } = useBoardSession()
  const { maxCardText, attribution } = useBoard()
  const delegations = useDelegations()
  const places = useEnterable()
  const [pasted, setPasted] = useState('')
  const [place, setPlace] = useState(useFirstPlace(places.flatMap((group) => group.places.map((one) => one.place))))
  const [delegation, setDelegation] = useState(SELF)
  const [lang, setLang] = useState<string>(memory.device.lang ?? '')
  const [leavingOut, setLeavingOut] = useState(true)
  const standing = useBox(place).flatMap((item) => (item.kind === 'group' ? index.members(item.id) : [item.id])).map((card) => index.card(card)?.text ?? '')
  const [state, setState] = useState<'writing' | 'adding' | 'noLine' | 'refused'>('writing')
  if (places.length === 0) return <p>{t('board.nowhere')}</p>

  const all = cardLines(pasted)
  const again = doubles(all, standing)
  const lines = leavingOut ? all.filter((_, at) => !again.has(at)) : all
  const long = lines.filter((line) => codePoints(line) > maxCardText)
  const wrong = long.length > 0 ? t('paste.tooLong', { n: long.length, most: maxCardText }) : lines.length > LIMITS.cards ? t('paste.tooMany', { most: LIMITS.cards }) : null
  const add = async () => {
    setState('adding')
    const cards = lines.map((text) => ({ place, text, ...(delegation !== SELF && { delegation }), ...(lang !== '' && { lang }) }))
    const answer = await api.enterCards(id, memory.membership(id)?.token ?? '', { cards })
    if (!answer.ok) return setState(answer.problem.code === 'no-line' ? 'noLine' : 'refused')
    announce(t('paste.added', { n: answer.value.added }))
    onDone()
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (lines.length > 0 && wrong === null && state !== 'adding') void add()
      }}
    >
      <div className={styles.about}>
        <Select label={t('paste.place')} value={place} onChange={(event) => setPlace(event.target.value)}>
          {places.map((group) => (
            <optgroup key={group.title} label={group.title}>
              {group.places.map((one) => <option key={one.place} value={one.place}>{one.title}</option>)}
            </optgroup>
          ))}
        </Select>
        {attribution !== 'none' && delegations.length > 0 && (
          <Select label={t('paste.for')} value={delegation} onChange={(event) => setDelegation(event.target.value)}>
            <option value={SELF}>{t('paste.self')}</option>
            {delegations.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </Select>
        )}
        <Select label={t('paste.language')} value={lang} onChange={(event) => setLang(event.target.value)}>
          <option value="">{t('card.languageNone')}</option>
          {LANGS.map((one) => <option key={one} value={one} lang={one}>{LANGUAGE_NAMES[one]}</option>)}
        </Select>
      </div>
      <TextArea
        label={t('paste.list')} hint={t('paste.hint')} rows={6} value={pasted} dir="auto" lang={lang || undefined} error={wrong}
        onChange={(event) => setPasted(event.target.value)}
      />
      {all.length > 0 && (
        <section aria-label={t('paste.preview')}>
          <h3 className={styles.heading}>{t('paste.preview')}</h3>
          {/* It scrolls, so a keyboard must be able to get into it. */}
          <ol className={styles.preview} lang={lang || undefined} tabIndex={0}>
            {all.map((line, at) => <Line key={at} text={line} out={leavingOut && again.has(at)} again={again.has(at)} most={maxCardText} />)}
          </ol>
          {again.size > 0 && <Checkbox checked={leavingOut} onChange={(event) => setLeavingOut(event.target.checked)}>{t('paste.leaveOut', { n: again.size })}</Checkbox>}
        </section>
      )}
      {(state === 'noLine' || state === 'refused') && <Notice tone="danger">{t(`paste.${state}`)}</Notice>}
      <div className={styles.foot}>
        <Button kind="primary" type="submit" disabled={lines.length === 0 || wrong !== null || state === 'adding'}>
          {lines.length === 0 ? t('paste.nothing') : t('paste.add', { n: lines.length })}
        </Button>
      </div>
    </form>
  )
}

/** One card to be, and in words what is the matter with it. */
function Line({ text, out, again, most }: { text: string; out: boolean; again: boolean; most: number }) {
  const { t, lang } = useWords()
  const over = codePoints(text) - most
  const matter = out || over <= 0 ? (again ? t('paste.isThere') : '') : t('card.tooLong', { n: over })
  return (
    <li className={classes(out ? styles.out : over > 0 && styles.long)}>
      <bdi>{text}</bdi>
      {matter !== '' && <span lang={lang} className={styles.matter}> {matter}</span>}
    </li>
  )
}

/** Where this person may enter cards on the board itself: nobody else's private writing, and not their own. */
function useEnterable(): ReturnType<typeof usePlaces> {
  const { may, actor } = useBoardSession()
  const { phase } = useBoard()
  const places = usePlaces()
  if (phase.write === 'private' && !isModerator(actor)) return []
  return places
    .map((group) => ({ ...group, places: group.places.filter(({ place }) => may.writeIn(place)) }))
    .filter((group) => group.places.length > 0)
}

/** The box one is looking at, where one may write there. */
function useFirstPlace(all: readonly string[]): string {
  const here = useView((state) => (state.view?.kind === 'theme' ? boxPlace(state.view.theme, state.quadrant) : (state.view?.kind ?? '')))
  return all.find((place) => place === here) ?? all.find((place) => place.startsWith(`${here}/`)) ?? all[0] ?? ''
}
