/** What keeps words on a screen from being read: cut off, out of the window, under something, missing, or of another language. */
import type { Page } from 'playwright-core'
import type { Lang } from '../../shared/board/keys.ts'
import { INTL_TAG, type Catalogue, type Plural } from '../../shared/words/catalogue.ts'
import { en } from '../../shared/words/en/index.ts'

const KEYS = Object.keys(en)
/** ms until a page speaks the language that was chosen. */
const PATIENCE = 30_000

const forms = (value: string | Plural) => (typeof value === 'string' ? [value] : Object.values(value) as string[])
const SENTENCES = Object.values(en as Catalogue).flatMap(forms).filter((words) => words.split(' ').length > 2 && !words.includes('{'))
const englishOnlyOf = new Map<Catalogue, string[]>()

/** Sentences of the product, as English has them and this language has not. */
function englishOnly(catalogue: Catalogue): string[] {
  const known = englishOnlyOf.get(catalogue)
  if (known) return known
  const own = new Set(Object.values(catalogue).flatMap(forms))
  const only = SENTENCES.filter((words) => !own.has(words))
  englishOnlyOf.set(catalogue, only)
  return only
}

/** What a screen says in one language. */
interface Read {
  /** What is wrong to look at. */
  found: string[]
  words: string
  /** What was announced. */
  said: string
}

/**
 * What is wrong with the words on the screen: a page wider than its window, words that run out of their control, are cut off or end in
 * dots, and keys, gaps or English where words should stand. Texts that people wrote may be shortened: they carry the whole as their title.
 */
export async function faults(page: Page, lang: Lang, catalogue: Catalogue): Promise<string[]> {
  const [read] = await readIn(page, [lang], false)
  return wrong(read!, catalogue)
}

/**
 * The same in each language in turn, the last of which stays. They are chosen in another document of this browser, as in another tab: here
 * nothing is touched, so that the focus and what is being typed must be as they were.
 */
export async function faultsInEach(page: Page, langs: readonly Lang[], catalogues: Record<string, Catalogue>): Promise<string[]> {
  const held = await page.evaluateHandle(() => ({ element: document.activeElement, typed: (document.activeElement as HTMLTextAreaElement).value }))
  const reads = await readIn(page, langs, true)
  const all = reads.flatMap((read, at) => wrong(read, catalogues[langs[at]!]!).map((one) => `${langs[at]}: ${one}`))
  const same = await held.evaluate(({ element, typed }) => document.activeElement === element && (element as HTMLTextAreaElement).value === typed)
  return same ? all : [...all, 'the focus went, or what was being typed']
}

function wrong({ found, words, said }: Read, catalogue: Catalogue): string[] {
  const gaps = new Set([...(words.match(/\{\w+\}/g) ?? []), ...KEYS.filter((key) => words.includes(key))])
  // What was announced is not said again in another language.
  const english = englishOnly(catalogue).filter((one) => words.includes(one) && !said.includes(one))
  return [...found, ...gaps, ...english.map((one) => `English: ${one}`)]
}

/** Looks once the page speaks a language and has drawn it. All in one call: there are hundreds of screens, in eight languages each. */
function readIn(page: Page, langs: readonly Lang[], choosing: boolean): Promise<Read[]> {
  const tongues = langs.map((lang) => ({ lang, tag: INTL_TAG[lang] }))
  return page.evaluate(async ({ tongues, choosing, patience }) => {
    const root = document.documentElement
    const drawn = () => new Promise(requestAnimationFrame)
    const later = () => new Promise((resolve) => setTimeout(resolve))
    const scrolls = (element: Element | null): boolean => element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))

    const look = (tag: string): Read => {
      const found = new Set<string>()
      // Each asks its parents, and each answer has the browser see whether its layout stands still.
      const known = new Map<Element | null, boolean>([[null, false]])
      const unseen = (element: Element | null): boolean => {
        const is = known.get(element) ?? (element!.clientWidth === 1 || unseen(element!.parentElement))
        known.set(element, is)
        return is
      }
      if (root.lang !== tag) found.add(`the page says that it is in ${root.lang}`)
      if (root.scrollWidth > root.clientWidth) found.add(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`)
      for (const element of document.querySelectorAll<HTMLElement>('body *')) {
        if (!(element instanceof HTMLElement) || element.matches('input, select, textarea, option')) continue
        const own = [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent!.trim() !== '')
        const control = element.closest('button, a, h1, h2, h3, h4, label, legend, th, dt, [role="tab"], [role^="menuitem"]') !== null
        // Neither what holds no words of its own, nor what only screen readers see (one pixel wide), nor what is not on the page.
        if (!(own || control) || element.clientWidth <= 1 || unseen(element) || !element.checkVisibility()) continue
        const words = () => `“${element.innerText.trim().slice(0, 60)}” (${element.tagName} ${element.className})`
        const { overflowX, overflowY } = getComputedStyle(element)
        const cut = element.scrollWidth > element.clientWidth + 1 && overflowX !== 'auto' && (control || overflowX !== 'visible')
        const low = own && overflowY !== 'visible' && overflowY !== 'auto' && element.scrollHeight > element.clientHeight + 3
        if ((cut || low) && !element.closest('[title]') && element.innerText.trim() !== '') {
          found.add(`${words()} needs ${element.scrollWidth} × ${element.scrollHeight} and has ${element.clientWidth} × ${element.clientHeight}`)
        }
        const { left, right } = element.getBoundingClientRect()
        if (own && (left < -1 || right > innerWidth + 1) && !scrolls(element)) found.add(`${words()} stands at ${Math.round(left)} to ${Math.round(right)} of ${innerWidth}`)
      }
      const named = [...document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')]
        .flatMap((one) => ['aria-label', 'placeholder', 'title', 'alt'].map((name) => one.getAttribute(name) ?? ''))
      const said = [...document.querySelectorAll<HTMLElement>('[role="status"], [role="alert"]')].map((one) => one.innerText)
      return { found: [...found], words: [document.title, document.body.innerText, ...named].join('\n'), said: said.join('\n') }
    }

    const elsewhere = document.createElement('iframe')
    elsewhere.hidden = true
    if (choosing) document.body.append(elsewhere)
    const choose = (lang: string): void => {
      const { localStorage } = elsewhere.contentWindow!
      const known = JSON.parse(localStorage.getItem('plenum/device') ?? '{}') as object
      localStorage.setItem('plenum/device', JSON.stringify({ ...known, lang }))
    }
    // Where it stands and how long it is can be told unpainted, and painting is most of the work.
    const unpainted = new CSSStyleSheet()
    unpainted.replaceSync('html { opacity: 0 !important }')
    document.adoptedStyleSheets.push(unpainted)
    const reads: Read[] = []
    for (const { lang, tag } of tongues) {
      if (choosing) choose(lang)
      for (const end = performance.now() + patience; root.lang !== tag && performance.now() < end;) await later()
      await drawn()
      await drawn()
      await later()
      reads.push(look(tag))
    }
    elsewhere.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== unpainted)
    return reads
  }, { tongues, choosing, patience: PATIENCE })
}

/**
 * What cannot be used in a window as narrow and low as 400 % zoom leaves: a page wider than its window, a part that scrolls sideways
 * (tables may, and a row of tabs, which scrolls one way only), a slit to read through, or words beyond the edge.
 */
export function narrow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) found.add(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`)
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!(element instanceof HTMLElement) || element.clientWidth <= 1 || !element.checkVisibility() || element.matches('[role="tablist"], input, textarea')) continue
      const { overflowX, overflowY } = getComputedStyle(element)
      const name = `${element.tagName} ${element.className} “${element.innerText.slice(0, 40)}”`
      if (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1 && !element.querySelector('table')) found.add(`${name} scrolls sideways, ${element.scrollWidth} in ${element.clientWidth}`)
      if (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + 1 && element.clientHeight < 90) found.add(`${name} is a slit of ${element.clientHeight} for ${element.scrollHeight}`)
    }
    return [...found]
  })
}

/** What a finger would miss: controls lower or narrower than 44 pixels. Links within a sentence are as high as it is. */
export function small(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const unseen = (element: Element | null): boolean => element !== null && ((element as HTMLElement).clientWidth === 1 || unseen(element.parentElement))
    for (const element of document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [role="tab"], [role^="menuitem"]')) {
      if (!element.checkVisibility() || element.clientWidth <= 1 || unseen(element)) continue
      // What surrounds a box to tick, the field for a card or the name of the phase is pressed in its stead.
      const area = element.closest('label, div:has(> * > [data-composer]), span:has(> [aria-haspopup="dialog"])') ?? element
      const { width, height } = area.getBoundingClientRect()
      if (Math.min(width, height) < 43.5 && !(element.matches('a') && element.closest('p'))) found.add(`${element.tagName} ${element.className} “${(element.ariaLabel ?? element.innerText).slice(0, 30)}” is ${Math.round(width)} x ${Math.round(height)}`)
    }
    return [...found]
  })
}

/** What moves, fades or glides for longer than an instant, where the person asked for less motion. A mark that stands still and goes is none. */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const INSTANT = 0.01
    const found = new Set<string>()
    const longest = (times: string) => Math.max(...times.split(',').map((time) => parseFloat(time)))
    // What looks alike moves alike: one of each.
    const kinds = new Map([...document.querySelectorAll('*')].map((element) => [`${element.tagName} ${element.getAttribute('class') ?? ''}`, element]))
    for (const [kind, element] of kinds) {
      for (const part of [null, '::before', '::after', '::backdrop']) {
        const { transitionProperty, transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(element, part)
        const name = `${kind}${part ?? ''}`
        if (transitionProperty !== 'none' && longest(transitionDuration) > INSTANT) found.add(`${name} changes over ${transitionDuration}`)
        if (animationName !== 'none' && longest(animationDuration) > INSTANT) found.add(`${name} moves for ${animationDuration}`)
        if (scrollBehavior === 'smooth') found.add(`${name} glides`)
      }
    }
    for (const { effect } of document.getAnimations()) {
      const frames = (effect as KeyframeEffect).getKeyframes().map(({ offset: _offset, computedOffset: _at, easing: _easing, composite: _composite, ...looks }) => JSON.stringify(looks))
      if (new Set(frames).size > 1 && Number(effect?.getComputedTiming().duration) > INSTANT * 1_000) found.add(`an animation of ${(effect as KeyframeEffect).target?.className}`)
    }
    return [...found]
  })
}

/** The page has drawn what was asked of it, and a menu or dialog that opened has taken the focus. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))))
