/** The language of this screen: its words, dates, numbers and sort order. Changed without a reload, and remembered. */
import { createContext, useContext } from 'react'
import type { Lang } from '../../shared/board/keys.ts'
import { INTL_TAG, say, type Catalogue, type Gaps, type Key } from '../../shared/words/catalogue.ts'
import { collate } from '../../shared/words/collate.ts'
import { formatDate, formatDue, formatMean, formatMoment, formatNumber, formatTime, type Moment } from '../../shared/words/format.ts'
import { LOADERS, type Stage } from '../../shared/words/load.ts'
import type { DeviceMemory } from '../connection/session.ts'
import { langFor } from './langFor.ts'
import { useStored } from './useStored.ts'

/** Gives the words for a key. */
export type Say = (key: Key, gaps?: Gaps) => string

/** What a screen says things with. */
export interface Words {
  readonly lang: Lang
  readonly t: Say
  readonly setLang: (lang: Lang) => Promise<void>
  /** `20. 12. 2021.`; a time zone other than the device's may be given. */
  formatDate(moment: Moment, timeZone?: string): string
  formatTime(moment: Moment, timeZone?: string): string
  /** Date, time and offset. */
  formatMoment(moment: Moment, timeZone?: string): string
  formatDue(due: string): string
  formatNumber(value: number, decimals?: number): string
  formatMean(value: number): string
  /** For Array.sort. */
  collate(a: string, b: string): number
}

const STAGES: readonly Stage[] = ['wayIn', 'onBoard', 'whole']

export class WordStore {
  #words: Words
  #wanted: Lang = 'en'
  /** How much is needed of any language, and how much of this one is there: as indexes of STAGES. */
  #needed = 0
  #there = -1
  readonly #memory: DeviceMemory | null
  readonly #listeners = new Set<() => void>()

  /** `memory` keeps the choice for the next visit. */
  constructor(memory: DeviceMemory | null = null) {
    this.#memory = memory
    this.#words = this.#speak('en', {})
  }

  get words(): Words {
    return this.#words
  }

  /**
   * Loads the first words of the language chosen before on this device, else the browser's, before the first screen is shown; English where that does not load.
   * Follows what other tabs choose.
   */
  async open(preferred: readonly string[] = []): Promise<void> {
    this.#memory?.watchDevice(() => {
      const lang = this.#memory?.device.lang
      if (lang && lang !== this.#wanted) void this.#use(lang)
    })
    try {
      await this.#use(this.#memory?.device.lang ?? langFor(preferred))
    } catch {
      await this.#use('en')
    }
  }

  /** Speaks a language from now on. Of two choices in a row the later one wins, whichever loads first. */
  async setLang(lang: Lang): Promise<void> {
    this.#memory?.setDevice({ lang })
    await this.#use(lang)
  }

  /** Resolves once so much can be said; from then on it can be in every language that is chosen. */
  async need(stage: Stage): Promise<void> {
    const needed = STAGES.indexOf(stage)
    this.#needed = Math.max(this.#needed, needed)
    while (this.#words.lang !== this.#wanted || this.#there < needed) await this.#use(this.#wanted)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async #use(lang: Lang): Promise<void> {
    this.#wanted = lang
    const stage = this.#needed
    try {
      const catalogue = await LOADERS[lang][STAGES[stage]!]()
      if (this.#wanted !== lang || (this.#words.lang === lang && this.#there >= stage)) return
      this.#words = this.#speak(lang, catalogue)
      this.#there = stage
    } catch (error) {
      // What is needed next is said in the language that is there.
      if (this.#wanted === lang && this.#there >= 0) this.#wanted = this.#words.lang
      throw error
    }
    if (typeof document !== 'undefined') document.documentElement.lang = INTL_TAG[lang]
    for (const listener of this.#listeners) listener()
  }

  #speak(lang: Lang, catalogue: Partial<Catalogue>): Words {
    return {
      lang,
      t: (key, gaps) => say(catalogue, lang, key, gaps),
      setLang: (next) => this.setLang(next),
      formatDate: (moment, timeZone) => formatDate(lang, moment, timeZone),
      formatTime: (moment, timeZone) => formatTime(moment, timeZone),
      formatMoment: (moment, timeZone) => formatMoment(lang, moment, timeZone),
      formatDue: (due) => formatDue(lang, due),
      formatNumber: (value, decimals) => formatNumber(lang, value, decimals),
      formatMean: (value) => formatMean(lang, value),
      collate: (a, b) => collate(lang, a, b),
    }
  }
}

/** Without a provider: remembered nowhere. */
export const WordsContext = createContext(new WordStore())

/** The words of this screen; it renders again when the language changes. */
export function useWords(): Words {
  const store = useContext(WordsContext)
  return useStored([store], store.subscribe, () => store.words)
}
