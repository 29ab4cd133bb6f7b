import { join } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { memoryFolder } from './tests/support/memory-folder.ts'

// Read by the tests, by the database they share and by every process they start.
process.env.TMPDIR ??= memoryFolder()
process.env.NODE_COMPILE_CACHE ??= join(process.env.TMPDIR, 'compile-cache')

const needsPostgres = [
  'tests/{calendars,store,services,jobs,worker,web,dev,bot,crm,mail,contracts,providers,start}/**/*.test.{ts,tsx}',
]

export default defineConfig({
  plugins: [preact()],
  test: {
    passWithNoTests: false,
    // By default one core of two would be left idle.
    maxWorkers: '100%',
    // A worker loads the modules once, not for each file anew: no file may leave anything changed behind.
    isolate: false,
    // One second, which is usual, is short on a machine that runs other tests meanwhile.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          // Properties over thousands of texts take a while on a busy machine.
          testTimeout: 30_000,
          include: [
            'tests/*.test.ts',
            'tests/{model,scheduling,shorthand,chat,secrets,i18n,pure}/**/*.test.{ts,tsx}',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: needsPostgres,
          globalSetup: ['tests/support/postgres-server.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-server.ts', 'tests/support/unpack-browser.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
