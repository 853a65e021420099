/**
 * The screens that come when they are opened: a first visit to a board waits for nothing but the way in and the board. On a line
 * of 50 kbit/s every 6 kB is a second.
 */
import { later } from '../design/later.tsx'
import { LoadingFrame } from '../design/LoadingFrame.tsx'
import { saying } from '../state/speech.ts'
import { useWords } from '../state/words.ts'
import { isPhone } from './board/phone.ts'

const Opening = () => <LoadingFrame label={useWords().t('shell.loading')} />

export const StartPage = later(saying('whole', () => import('./start/StartPage.tsx').then((module) => module.StartPage)))
export const LinksPage = later(saying('whole', () => import('./links/LinksPage.tsx').then((module) => module.LinksPage)))
export const AccessibilityPage = later(saying('whole', () => import('./accessibility/AccessibilityPage.tsx').then((module) => module.AccessibilityPage)))
export const BoardScreen = later(saying('onBoard', async () => {
  const [module] = await Promise.all([import('./board/BoardScreen.tsx'), isPhone() && import('./board/PhoneBoard.tsx')])
  if (isPhone()) await module.PhoneBoard.load()
  return module.BoardScreen
}), { Waiting: Opening })
/** What can be read of a board before it: for a phone with what only that shows. */
export const FirstSight = later(saying('onBoard', async () => {
  const [module] = await Promise.all([import('./sight/FirstSight.tsx'), isPhone() && import('./sight/PhoneSight.tsx')])
  if (isPhone()) await module.PhoneSight.load()
  return module.FirstSight
}))
export const HandoverScreen = later(saying('whole', () => import('./handover/HandoverScreen.tsx').then((module) => module.HandoverScreen)))
export const SampleNotice = later(saying('onBoard', () => import('./sample/SampleNotice.tsx').then((module) => module.SampleNotice)), { Waiting: Opening })
export const ReportScreen = later(saying('whole', () => import('./report/ReportScreen.tsx').then((module) => module.ReportScreen)), { Waiting: Opening })
export const DisplayScreen = later(saying('whole', () => import('./display/DisplayScreen.tsx').then((module) => module.DisplayScreen)), { Waiting: Opening })
