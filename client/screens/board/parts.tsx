/** What is beside and above the board. It comes after the board and its tools, so that the cards are there first on a thin line. */
import { later } from '../../design/later.tsx'
import { afterTools } from './tools.tsx'

const BESIDE = { beside: true }

/** What happened meanwhile. */
export const Digest = later(afterTools(() => import('../offline/DigestPanel.tsx').then((module) => module.DigestPanel)), BESIDE)
/** Dialogs. */
export const Above = later(afterTools(() => import('./Above.tsx').then((module) => module.Above)), BESIDE)
export const OpenPart = later(afterTools(() => import('../session/SessionParts.tsx').then((module) => module.OpenPart)), BESIDE)
export const ActionPanel = later(afterTools(() => import('../actions/ActionPanel.tsx').then((module) => module.ActionPanel)), BESIDE)
export const ActionTable = later(afterTools(() => import('../actions/ActionTable.tsx').then((module) => module.ActionTable)), BESIDE)
export const Outline = later(afterTools(() => import('../outline/Outline.tsx').then((module) => module.Outline)), BESIDE)

/** Asks for all of it, also for the day the line is gone. */
export async function loadParts(): Promise<void> {
  for (const part of [ActionPanel, OpenPart, Digest, Above, ActionTable, Outline]) await part.load().catch(() => undefined)
}
