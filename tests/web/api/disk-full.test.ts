import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bookOverApi } from '../../support/builders/book-over-api.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ clock: () => Date.parse('2026-11-02T08:00:00Z') })
})
afterAll(() => app.close())

/** Answers every write to a table as a server does whose resources are used up. */
async function exhaust(table: string, sqlState: string): Promise<void> {
  await app.db.raw(`create or replace function exhausted() returns trigger language plpgsql as
    $$ begin raise exception 'no room' using errcode = '${sqlState}'; end $$`)
  await app.db.raw(
    `create trigger exhausted before insert or update on ${table} execute function exhausted()`,
  )
}

const recover = (table: string) => app.db.raw(`drop trigger exhausted on ${table}`)

const book = (startsAt: string) =>
  bookOverApi(app.url, { startsAt, headers: { 'Idempotency-Key': startsAt } })

const count = async (table: string) =>
  Number((await app.db(table).count<{ count: string }[]>('*'))[0]?.count)

test.each([
  ['53100', 'disk full', '2026-11-03T09:00:00Z'],
  ['53200', 'out of memory', '2026-11-03T10:00:00Z'],
  ['58030', 'input or output error', '2026-11-03T11:00:00Z'],
])(
  '%s (%s): 503 in words, nothing is written, and the same request works when it is over',
  async (sqlState, _, startsAt) => {
    const before = await count('meetings')
    await exhaust('occupancies', sqlState)
    const refused = await book(startsAt)
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.body).toMatchObject({ code: 'database-away' })
    expect(await count('meetings')).toBe(before)
    await recover('occupancies')
    expect((await book(startsAt)).status).toBe(201)
  },
)

test('a job whose result finds no room is done when there is room again', async () => {
  await exhaust('kept_mails', '53100')
  expect((await book('2026-11-04T09:00:00Z')).status).toBe(201)
  await vi.waitFor(async () => {
    const { rows } = await app.db.raw(
      `select 1 from deliveries where target like 'mail%' and attempts > 0 and state <> 'delivered'`,
    )
    if (rows.length === 0) throw new Error('No mail has been tried yet')
  })
  const before = await count('kept_mails')
  await recover('kept_mails')
  await vi.waitFor(async () => expect(await count('kept_mails')).toBeGreaterThan(before), {
    timeout: 20_000,
  })
})
