import { expect, test } from 'vitest'
import { isDatabaseAway } from '../../../src/store/database/postgres-errors.ts'

const failed = (code: string) => Object.assign(new Error('could not extend file'), { code })

test.each(['53100', '53200', '53300', '53000', '58030', '58000', '08006', '57P03', 'ECONNREFUSED'])(
  'a database that answers %s is temporarily unavailable',
  code => {
    expect(isDatabaseAway(failed(code))).toBe(true)
  },
)

test.each(['23505', '22021', '42P01', '40001', ''])('%s is an error like any other', code => {
  expect(isDatabaseAway(failed(code))).toBe(false)
})

test('a socket that is not there is a database that is away; a file that is missing is not', () => {
  const missing = (syscall: string) => Object.assign(failed('ENOENT'), { syscall })
  expect(isDatabaseAway(missing('connect'))).toBe(true)
  expect(isDatabaseAway(missing('open'))).toBe(false)
})
