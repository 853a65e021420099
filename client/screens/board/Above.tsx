import { BinDialog } from './BinDialog.tsx'
import { BoardDialogs } from './BoardDialogs.tsx'
import { CardDialog } from './CardDialog.tsx'
import { PlaceDialog } from './PlaceDialog.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'

/** What opens above the board. */
export function Above() {
  return (
    <>
      <PlaceDialog />
      <BinDialog />
      <ShortcutsDialog />
      <CardDialog />
      <BoardDialogs />
    </>
  )
}
