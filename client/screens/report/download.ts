/** Taking a board away as a file. Fetched, not linked: the token that opens it must not stand in any address. */
import type { ExportFormat } from '../../connection/api.ts'
import { api, memory } from '../../state/device.ts'

export type Form = 'full' | 'note'

/** Saves a file of the board on this device. False: it could not be made. */
export async function download(board: string, format: ExportFormat, form: Form = 'full'): Promise<boolean> {
  const token = memory.membership(board)?.token
  // As it is read here, whatever language was spoken at the door.
  const asked = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, lang: memory.device.lang ?? '', form }
  const answer = token === undefined ? null : await api.export(board, token, format, asked)
  if (!answer?.ok) return false
  const link = document.createElement('a')
  link.href = URL.createObjectURL(answer.value.blob)
  link.download = answer.value.filename
  link.click()
  URL.revokeObjectURL(link.href)
  return true
}
