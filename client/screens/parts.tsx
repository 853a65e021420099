/**
 * The screens that come when they are opened: a first visit to a board waits for nothing but the way in and the board. On a line
 * of 50 kbit/s every 6 kB is a second.
 */
import { later } from '../design/later.tsx'
import { LoadingFrame } from '../design/LoadingFrame.tsx'
import { useWords } from '../state/words.ts'

const Opening = () => <LoadingFrame label={useWords().t('shell.loading')} />

export const StartPage = later(() => import('./start/StartPage.tsx').then((module) => module.StartPage))
export const LinksPage = later(() => import('./links/LinksPage.tsx').then((module) => module.LinksPage))
export const AccessibilityPage = later(() => import('./accessibility/AccessibilityPage.tsx').then((module) => module.AccessibilityPage))
export const BoardScreen = later(() => import('./board/BoardScreen.tsx').then((module) => module.BoardScreen), { Waiting: Opening })
export const HandoverScreen = later(() => import('./handover/HandoverScreen.tsx').then((module) => module.HandoverScreen))
export const SampleNotice = later(() => import('./sample/SampleNotice.tsx').then((module) => module.SampleNotice), { Waiting: Opening })
export const ReportScreen = later(() => import('./report/ReportScreen.tsx').then((module) => module.ReportScreen), { Waiting: Opening })
export const DisplayScreen = later(() => import('./display/DisplayScreen.tsx').then((module) => module.DisplayScreen), { Waiting: Opening })
