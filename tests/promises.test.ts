import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { codesIn, promiseFaults } from './support/promise-faults.ts'

const root = resolve(import.meta.dirname, '..')
const page = 'docs/promises.md'

const read = (patterns: string[], isRead: (file: string) => boolean): Record<string, string> =>
  Object.fromEntries(
    globSync(patterns, { cwd: root })
      .filter(isRead)
      .map(file => [file, readFileSync(join(root, file), 'utf8')]),
  )

const others = read(
  ['*.md', '*.ts', '{src,bot,crm,migrations,scripts,bench,docs}/**/*.{ts,tsx,md,css,json}'],
  file => file !== page,
)
/** These files hold invented codes. */
const aboutCodes = ['tests/promises.test.ts', 'tests/support/promise-faults.ts']
const tests = read(
  ['tests/**/*.{ts,tsx}'],
  file => !file.startsWith('tests/fixtures/') && !aboutCodes.includes(file),
)

test('each code in a test is listed with a test that names it, and stands nowhere else', () => {
  expect(Object.keys(others).length).toBeGreaterThan(500)
  expect(Object.keys(tests).length).toBeGreaterThan(300)
  expect(promiseFaults({ page: readFileSync(join(root, page), 'utf8'), tests, others })).toEqual([])
})

test.each([
  ['F17: no booking', ['F17']],
  ['F39, R10 and M9 F53', ['F39', 'R10', 'M9', 'F53']],
  ['(F46b, F46c)', ['F46b', 'F46c']],
  ['%F0%9F, #F31, #fff, M4 3a1 1 0, M0 4H8, F1A2, RFC 5545, UF17, F100', []],
])('codes in “%s”', (text, codes) => {
  expect(codesIn(text)).toEqual(codes)
})

const listing = '| F17 | No booking. | `tests/a.test.ts`<br>`tests/b.test.ts` |'
const small = { page: listing, tests: { 'tests/a.test.ts': 'F17', 'tests/b.test.ts': 'F17' } }

test.each([
  ['nothing', { ...small, others: { 'src/a.ts': 'no code' } }, []],
  ['a source', { ...small, others: { 'src/a.ts': '(F17)' } }, ['src/a.ts: F17 outside of tests']],
  ['a document', { ...small, others: { 'docs/a.md': 'M1:' } }, ['docs/a.md: M1 outside of tests']],
  [
    'a code without a line',
    { ...small, tests: { ...small.tests, 'tests/c.test.ts': 'R3' }, others: {} },
    ['tests/c.test.ts: R3 is not listed'],
  ],
  [
    'a test that does not name its code',
    { ...small, tests: { 'tests/a.test.ts': 'F17' }, others: {} },
    ['F17: tests/b.test.ts does not name it'],
  ],
  [
    'a line without a test',
    { page: '| F17 | No booking. | none |', tests: {}, others: {} },
    ['F17: no test is listed'],
  ],
])('%s is found', (_kind, project, faults) => {
  expect(promiseFaults(project)).toEqual(faults)
})
