import { expect, test } from 'vitest'
import { createLogger } from '../../src/logger.ts'

const secrets = ['maya@example.com', 'Maya Lindt', 'token-abc', 'hunter2', 'session=1']

test('each line is JSON, and holds no email address, guest, token, password or header', () => {
  const lines: string[] = []
  const log = createLogger({ logLevel: 'info' }, { write: line => void lines.push(line) })
  const [email, name, token, password, cookie] = secrets
  const account = { token, accessToken: token, refreshToken: token, password, email }
  log.info({ account, meeting: { id: 'm1', invitee: { email, name } } }, 'Booked')
  log.warn({ req: { method: 'GET', headers: { cookie } } }, 'Odd')
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: `Key (${email})`,
  })
  log.error({ err: error }, 'Failed')
  const entries = lines.map(line => JSON.parse(line))
  expect(entries.map(({ msg }) => msg)).toEqual(['Booked', 'Odd', 'Failed'])
  expect(entries[0].meeting).toEqual({ id: 'm1' })
  expect(entries[2].err).toMatchObject({ code: '23505', message: 'duplicate key' })
  for (const secret of secrets) expect(lines.join('')).not.toContain(secret)
})
