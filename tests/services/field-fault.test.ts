import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fieldFaultText } from '../../src/i18n/field-fault-text.ts'
import { messagesIn } from '../../src/i18n/messages.ts'
import { slackProblem } from '../../src/i18n/slack-problem.ts'
import { locales } from '../../src/model/entities.ts'
import type { FieldError, FieldFaultCode } from '../../src/model/field-error.ts'
import { fieldFault } from '../../src/services/field-fault.ts'
import { tooLong, tooMany } from '../../src/services/maximum-faults.ts'
import { invalidInput } from '../../src/services/problems.ts'

const root = resolve(import.meta.dirname, '../..')
const codes = Object.keys(messagesIn('en', 'field-faults')) as FieldFaultCode[]
const values = {
  max: 7,
  min: 5,
  length: 9,
  count: 8,
  allowed: '15, 30',
  question: 'Size?',
  options: 'S, M',
  address: 'a@',
  user: 'u1',
  schedule: 's1',
  color: '#1d4ed8',
  page: 'p1',
  year: '2100',
}
const others = locales.filter(locale => locale !== 'en')
const pairs = others.flatMap(locale => codes.map(code => [code, locale] as const))

test.each(pairs)('the fault %s is explained in Slack in %s, with its values', (code, locale) => {
  const error = { path: 'startsAt', message: 'For programs', code, values }
  const text = fieldFaultText(locale, error)
  const english = fieldFaultText('en', error)
  expect(text).not.toBe(english)
  expect(text).not.toMatch(/[{}]|undefined/)
  const used = Object.values(values).filter(value => english?.includes(String(value)))
  for (const value of used) expect(text).toContain(String(value))
  const shown = slackProblem(locale, { code: 'invalid-input', errors: [error] })
  expect(shown).toContain(`(${text})`)
  expect(shown).not.toContain('For programs')
})

test('programs read the message in English, with code and values beside it', () => {
  const expected: FieldError[] = [
    { path: 'name', message: 'Enter a name', code: 'no-name' },
    {
      path: 'durationMinutes',
      message: 'Use 5 to 1440 minutes',
      code: 'minutes-range',
      values: { min: 5, max: 1440 },
    },
    {
      path: 'title',
      message: 'Use at most 2 characters (now 3)',
      code: 'too-long',
      values: { max: 2, length: 3 },
      maximum: { of: 'characters', count: 2 },
    },
    {
      path: 'guests',
      message: 'Use at most 1 entries (now 2)',
      code: 'too-many',
      values: { max: 1, count: 2 },
      maximum: { of: 'entries', count: 1 },
    },
  ]
  const faults = [
    fieldFault('name', 'no-name'),
    fieldFault('durationMinutes', 'minutes-range', { min: 5, max: 1440 }),
    ...tooLong('title', 'abc', 2),
    ...tooMany('guests', 2, 1),
  ]
  expect(faults).toEqual(expected)
  expect(invalidInput(faults).facts.detail).toContain('name: Enter a name; durationMinutes: Use 5')
})

test('services report faults of fields by codes, never by sentences', () => {
  const files = globSync('{src/services,bot}/**/*.ts', { cwd: root })
  expect(files.length).toBeGreaterThan(200)
  const bySentence = files.filter(file =>
    /(?<!\()\{\s*path(?::[^,{}]*)?,\s*message\b/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(bySentence).toEqual(['src/services/field-fault.ts'])
})
