import type { ReactNode } from 'react'
import type { ActionData } from '../../../shared/board/read.ts'
import { useWords } from '../../state/words.ts'
import styles from './ActionFields.module.css'
import { DueOf, PriorityOf, StatusOf, WordsOf } from './fields.tsx'
import { LinksOf } from './LinksOf.tsx'

/** All fields of one action, below its title. */
export function ActionFields({ action }: { action: ActionData }) {
  const { t } = useWords()
  return (
    <dl className={styles.fields}>
      <Line label={t('action.institution')}><WordsOf action={action} field="institution" /></Line>
      <Line label={t('action.owner')}><WordsOf action={action} field="owner" /></Line>
      <Line label={t('action.country')}><WordsOf action={action} field="country" /></Line>
      <Line label={t('action.due')}><DueOf action={action} /></Line>
      <Line label={t('action.priority')}><PriorityOf action={action} /></Line>
      <Line label={t('action.status')}><StatusOf action={action} /></Line>
      <div className={styles.links}>
        <dt>{t('action.links')}</dt>
        <dd><LinksOf action={action} /></dd>
      </div>
    </dl>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
