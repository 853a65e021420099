import { defineConfig } from 'vitest/config'
import { JSX, RENDERER } from './vite.config.ts'

/** Tests that drive the built server or a browser: one file at a time, after the others, so that nothing disturbs their timing. */
const OUTSIDE = ['tests/{e2e,faults}/**/*.test.{ts,tsx}']
const results = process.env.TEST_RESULTS

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
      {
        extends: true,
        test: {
          name: 'outside',
          include: OUTSIDE,
          globalSetup: 'tests/support/build.ts',
          fileParallelism: false,
          // Browsers on a machine that others use too: a test that fails twice is broken, one that fails once was starved.
          retry: process.env.CI ? 2 : 0,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
