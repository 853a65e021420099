import { defineConfig } from 'vitest/config'
import { JSX, RENDERER } from './vite.config.ts'

/** Tests that drive the built server or a browser: one file at a time, after the others, so that nothing disturbs their timing. */
const OUTSIDE = ['tests/{e2e,faults}/**/*.test.{ts,tsx}']
/** Of these, what mostly waits: for a thin line, or for nothing to happen. Side by side. */
const WAITING = ['tests/e2e/{thinLine,idle}.test.ts']
/** And what goes on for long and minds no company: every screen in every language, and kill after kill. Side by side, at the end. */
const LONG = ['tests/e2e/everywhere.test.ts', 'tests/faults/{kill,reveal,close}.test.ts']
const results = process.env.TEST_RESULTS

const outside = {
  globalSetup: 'tests/support/build.ts',
  // Browsers on a machine that others use too: a test that fails twice is broken, one that fails once was starved.
  retry: process.env.CI ? 2 : 0,
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  oxc: JSX,
  resolve: { alias: [...RENDERER] },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    projects: [
      {
        extends: true,
        test: { name: 'inside', include: ['tests/**/*.test.{ts,tsx}'], exclude: OUTSIDE, sequence: { groupOrder: 0 } },
      },
      { extends: true, test: { ...outside, name: 'outside', include: OUTSIDE, exclude: [...WAITING, ...LONG], fileParallelism: false, sequence: { groupOrder: 1 } } },
      { extends: true, test: { ...outside, name: 'waiting', include: WAITING, sequence: { groupOrder: 2 } } },
      { extends: true, test: { ...outside, name: 'long', include: LONG, sequence: { groupOrder: 3 } } },
    ],
  },
})
