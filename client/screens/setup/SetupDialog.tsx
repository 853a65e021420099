import { nanoid } from 'nanoid'
import { useId, useState, type FormEvent } from 'react'
import { LIMITS } from '../../../shared/board/limits.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Button } from '../../design/Button.tsx'
import { Checkbox } from '../../design/Checkbox.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { TextArea, TextField } from '../../design/Field.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { NameRows } from '../../design/NameRows.tsx'
import { Notice } from '../../design/Notice.tsx'
import { useBoard, useBoardSession, useCode, useDelegations, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen, useView } from '../board/screen.ts'
import { setupCommands, type Listed, type Setup } from './changes.ts'
import { delegationWords, themeWords } from './rowWords.ts'
import styles from './SetupDialog.module.css'

/** What a board was created with, to be put right while people are at it: a name spelled wrongly, a delegation nobody had announced. */
export function SetupDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const form = useId()
  const open = useView((state) => state.panel === 'setup')
  const [busy, setBusy] = useState(false)
  const close = () => view.set({ panel: null })
  return (
    <Dialog
      open={open} onClose={close} title={t('setup.title')} closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={form} disabled={busy}>{t('common.save')}</Button>
        </>
      }
    >
      <SetupForm id={form} onBusy={setBusy} onDone={close} />
    </Dialog>
  )
}

function useSetup(): Setup {
  const { title, question } = useBoard()
  const code = useCode() !== null
  const themes = useThemes().map((theme): Listed => ({ key: theme.id, name: theme.title, note: theme.question ?? '', order: theme.order }))
  const delegations = useDelegations().map(({ id, name, order }): Listed => ({ key: id, name, order }))
  return { title, question, code, themes, delegations }
}

function SetupForm({ id, onBusy, onDone }: { id: string; onBusy: (busy: boolean) => void; onDone: () => void }) {
  const { t } = useWords()
  const session = useBoardSession()
  const now = useSetup()
  // As it stood when the form was opened: what others change meanwhile is left to them.
  const [before, setBefore] = useState(now)
  const [draft, setDraft] = useState(now)
  const [stays, setStays] = useState<readonly string[]>([])
  const [nameless, setNameless] = useState(false)
  const set = (part: Partial<Setup>) => setDraft({ ...draft, ...part })

  async function save(event: FormEvent) {
    event.preventDefault()
    const missing = draft.title.trim() === ''
    setNameless(missing)
    if (missing) return
    onBusy(true)
    const refused: Command[] = []
    let answered = true
    for (const command of setupCommands(before, draft)) {
      const result = await session.command(command)
      if (result.ok) continue
      if (!result.refusal) answered = false
      refused.push(command)
    }
    onBusy(false)
    if (refused.length === 0) {
      announce(t('saved.saved'))
      return onDone()
    }
    // What was refused stands here again as it is on the board; the rest is done, and is not sent twice.
    const left = (type: Command['type'], rows: readonly Listed[], old: readonly Listed[]) => {
      const ids = new Set(refused.flatMap((command) => (command.type === type && 'id' in command ? [command.id] : [])))
      const stands = old.filter(({ key }) => ids.has(key))
      return { shown: [...rows, ...stands.filter(({ key }) => !rows.some((row) => row.key === key))], on: [...rows.filter(({ key }) => !ids.has(key)), ...stands] }
    }
    const themes = left('theme.put', draft.themes, before.themes)
    const delegations = left('delegation.put', draft.delegations, before.delegations)
    const { title, question, code } = refused.some(({ type }) => type === 'board.update') ? before : draft
    setBefore({ title, question, code, themes: themes.on, delegations: delegations.on })
    setDraft({ ...draft, themes: themes.shown, delegations: delegations.shown })
    setStays(answered ? refused.map((command) => saying(command, before, t)) : [t('said.noAnswer')])
  }

  return (
    <form id={id} className={styles.form} onSubmit={(event) => void save(event)} noValidate>
      {stays.map((words) => <Notice key={words} tone="danger">{words}</Notice>)}
      <TextField
        label={t('create.name')} error={nameless && draft.title.trim() === '' ? t('create.nameMissing') : null} value={draft.title} maxLength={LIMITS.title} autoComplete="off" dir="auto"
        onChange={(event) => set({ title: event.target.value })}
      />
      <TextArea label={t('create.question')} value={draft.question} maxLength={500} rows={2} dir="auto" onChange={(event) => set({ question: event.target.value })} />
      <NameRows
        legend={t('create.themes')} rows={draft.themes} words={{ ...themeWords(t), note: (n) => t('setup.themeQuestion', { n }), noteEmpty: t('create.question') }}
        least={1} most={LIMITS.themes} maxLength={LIMITS.title} noteLength={500} fresh={fresh} onChange={(themes) => set({ themes })}
      />
      <NameRows
        legend={t('create.delegations')} rows={draft.delegations} words={delegationWords(t)}
        least={0} most={LIMITS.delegations} maxLength={LIMITS.name} fresh={fresh} onChange={(delegations) => set({ delegations })}
      />
      <Checkbox checked={draft.code} onChange={(event) => set({ code: event.target.checked })}>{t('setup.code')}</Checkbox>
    </form>
  )
}

const fresh = (): Listed => ({ key: nanoid(), name: '', order: null })

/** Why something was not done, in the words of what it is about. */
function saying(command: Command, before: Setup, t: ReturnType<typeof useWords>['t']): string {
  const title = 'id' in command ? [...before.themes, ...before.delegations].find(({ key }) => key === command.id)?.name : undefined
  if (title === undefined) return t('refusal.COMMAND-2')
  return t(command.type === 'theme.put' ? 'setup.themeStays' : 'setup.delegationStays', { title })
}
