import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import {
  hourMs,
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let meeting: Meeting
let path: string

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())
beforeEach(async () => {
  const { db } = fixture.app
  for (const table of ['proposals', 'occupancies']) await db(table).delete()
  await db('idempotency_keys').delete()
  await db('meetings').delete()
  meeting = await fixture.book(3 * 24 + 10)
  path = `/settings/meetings/${meeting.id}`
})

/** Tuesday at 21:30 in Berlin, long after work. */
const evening = '2026-11-03T21:30'
const eveningAt = Date.UTC(2026, 10, 3, 20, 30)

const proposed = async (): Promise<number[]> => {
  const row = await fixture.app.db('proposals').first('slots')
  return ((row?.slots ?? []) as Date[]).map(slot => slot.getTime())
}
const suggestedIn = (body: string) =>
  [...body.matchAll(/name="starts" value="(\d+)"/g)].map(([, start]) => Number(start))

/** The form that offers times, and where it is sent. */
const forms = {
  offer: { from: () => `${path}?offer=times`, to: () => `${path}/offer` },
  cancel: { from: () => `${path}/cancel`, to: () => `${path}/cancel` },
}
const names = Object.keys(forms) as (keyof typeof forms)[]

describe.each(names)('%s', name => {
  const open = async () => (await fixture.admin.get(forms[name].from())).body
  const send = (fields: [string, string][]) =>
    fixture.admin.submit(forms[name].from(), forms[name].to(), fields)

  test('the earliest free time comes first, and the others are on the days after it', async () => {
    const starts = suggestedIn(await open())
    const dayOf = (start: number) => new Date(start).toISOString().slice(0, 10)
    expect(starts.map(dayOf).slice(0, 3)).toEqual(['2026-11-02', '2026-11-03', '2026-11-04'])
    expect(starts[0]).toBeLessThan(monday + 9 * hourMs)
  })

  test('more times than a proposal may have are refused before anybody’s calendar is looked at', async () => {
    const query = vi.fn()
    fixture.app.db.on('query', query)
    const sent = Array.from({ length: 500 }, (_, i): [string, string] => [
      'own',
      `2026-11-${String(3 + (i % 20)).padStart(2, '0')}T21:30`,
    ])
    const { status, body } = await send(sent)
    fixture.app.db.removeListener('query', query)
    expect(status).toBeLessThan(500)
    expect(body).toContain('at most 20')
    expect(await proposed()).toEqual([])
    expect(query.mock.calls.length).toBeLessThan(sent.length)
  })

  test('times of one’s own go out besides the ticked ones, also outside the hours', async () => {
    const [first = 0] = suggestedIn(await open())
    const { status } = await send([
      ['starts', String(first)],
      ['own', evening],
      ['own', ''],
    ])
    expect(status).toBe(303)
    expect(await proposed()).toEqual([first, eveningAt].sort((a, b) => a - b))
  })

  test.each([
    ['a past time', '2026-10-30T10:00', 'This time is past.'],
    ['half a time', '2026-11-03', 'Enter a date and a time.'],
    ['no time', 'soon', 'Enter a date and a time.'],
  ])('%s is refused beside the fields, and nothing is sent', async (_what, own, words) => {
    const { status, body } = await send([
      ['own', own],
      ['own', evening],
    ])
    expect(status).toBe(422)
    expect(body).toMatch(new RegExp(`<p id="own-error" class="field-error">${words}`))
    for (const text of [own, evening]) expect(body).toContain(`value="${text}"`)
    expect(await proposed()).toEqual([])
    expect(await fixture.app.db('meetings').first('status')).toEqual({ status: 'scheduled' })
  })

  test('a time when the host is busy is named', async () => {
    await fixture.book(24 + 10, 'Jo Busy')
    const { status, body } = await send([['own', '2026-11-03T11:00']])
    expect(status).toBe(422)
    expect(body).toMatch(/id="own-error"[^>]*>Tuesday, 3 November[^<]* is taken/)
  })
})

test('an offer without any time asks for one, and keeps what was written', async () => {
  const { status, body } = await fixture.admin.submit(`${path}?offer=times`, `${path}/offer`, {
    message: 'Sorry for the change',
    own: '',
  })
  expect(status).toBe(422)
  expect(body).toMatch(/id="own-error"[^>]*>Choose at least one time/)
  expect(body).toContain('Sorry for the change')
  expect(body).not.toMatch(/name="starts" value="\d+" checked/)
})
