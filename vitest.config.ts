import { defineConfig } from 'vitest/config'
import { JSX, RENDERER } from './vite.config.ts'

/** Tests that drive the built server or a browser. They keep one core busy: browser, server and test wait for each other. */
const OUTSIDE = ['tests/{e2e,faults}/**/*.test.{ts,tsx}']
/** What mostly waits, for a thin line, for what is told late, or for nothing to happen; and beside it the kills, which need no browser. */
const WAITING = ['tests/e2e/{thinLine,idle,unopened}.test.ts', 'tests/attacks/handshakeSilence.test.ts', 'tests/faults/{kill,redis}.test.ts']
/** Every screen in every language: as long as many others, which find room beside it when it comes first. */
const LONG = ['tests/e2e/everywhere.test.ts']
const results = process.env.TEST_RESULTS

const outside = {
  globalSetup: 'tests/support/build.ts',
  // Browsers on a machine that others use too: a test that fails twice is broken, one that fails once was starved.
  retry: process.env.CI ? 2 : 0,
  // Three times what the longest take on such a machine; those that take longer say so themselves.
  testTimeout: 120_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  oxc: JSX,
  resolve: { alias: [...RENDERER] },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A process takes file after file, and loads Plenum, Playwright and axe once; leftovers.ts ends what a file leaves behind.
    isolate: false,
    setupFiles: 'tests/support/leftovers.ts',
    testTimeout: 15_000,
    hookTimeout: 30_000,
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    projects: [
      // A test that reaches no assertion proves nothing, and fails. (Those outside also wait for what must come, and throw.)
      { extends: true, test: { name: 'inside', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...OUTSIDE, ...WAITING], expect: { requireAssertions: true }, sequence: { groupOrder: 0 } } },
      { extends: true, test: { ...outside, name: 'waiting', include: WAITING, maxWorkers: 4, sequence: { groupOrder: 1 } } },
      // Of one group, by their names: the long ones first.
      { extends: true, test: { ...outside, name: 'long', include: LONG, sequence: { groupOrder: 2 } } },
      { extends: true, test: { ...outside, name: 'outside', include: OUTSIDE, exclude: [...WAITING, ...LONG], sequence: { groupOrder: 2 } } },
    ],
  },
})
