import { useEffect, useReducer, useState } from 'react'
import type { ActionData } from '../../../shared/board/read.ts'
import { useActions, useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { AS_ARRANGED, listed, type Listing } from './actionView.ts'

export interface Listed {
  ids: readonly string[]
  all: number
  listing: Listing
  setListing: (listing: Listing) => void
}

/** The ids of a theme's actions as they are to be shown, and what changes that. */
export function useListing(theme: string): Listed {
  const { collate } = useWords()
  const { index, watch } = useBoardSession()
  const all = useActions(theme)
  const [listing, setListing] = useState(AS_ARRANGED)
  const [, changed] = useReducer((turn: number) => turn + 1, 0)
  const asArranged = listing === AS_ARRANGED
  // The list itself follows its fields only while it is sorted or filtered by them.
  useEffect(() => (asArranged ? undefined : watch.subscribe(all.map((id) => `action/${id}`), changed)), [asArranged, all, watch])
  if (asArranged) return { ids: all, all: all.length, listing, setListing }
  const actions = all.map((id) => index.action(id)).filter((action): action is ActionData => action !== null)
  return { ids: listed(actions, listing, collate).map(({ id }) => id), all: all.length, listing, setListing }
}
