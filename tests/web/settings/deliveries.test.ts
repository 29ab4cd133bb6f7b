import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import { findAll, getElement, textOf } from '../../support/read-html.ts'
import {
  hourMs,
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let meeting: Meeting
let failedId: string

const line = async (values: Record<string, unknown>): Promise<string> => {
  const { db, workspace } = fixture.app
  const [row] = await db('deliveries')
    .insert({ workspace_id: workspace.id, meeting_id: meeting.id, attempts: 1, ...values })
    .returning('id')
  return row.id
}
const page = async (query = '') => (await fixture.admin.get(`/settings/deliveries${query}`)).body
const stateOf = async (id: string) =>
  (await fixture.app.db('deliveries').where({ id }).first()).state
function rowOf(body: string, word: string): string {
  const row = findAll(body, 'tr').find(one => textOf(one).includes(word))
  if (!row) throw new Error(`No row says ${word}`)
  return row.toString()
}

/** A meeting whose CRM record was refused, beside a record that stands in a CRM and one that waits. */
beforeAll(async () => {
  fixture = await startSettingsFixture()
  meeting = await fixture.book(9)
  failedId = await line({
    target: 'slack:channel:C2',
    state: 'failed',
    attempts: 8,
    last_error: 'HubSpot requires a value for "Region". Fill it in there, then retry.',
  })
})
afterAll(() => fixture?.app.close())

test('F49: what failed says why, first, and can be tried again', async () => {
  const body = await page()
  expect(body).toContain('requires a value for &quot;Region&quot;')
  expect(textOf(getElement(body, 'tbody tr'))).toContain('Failed')
  const retried = await fixture.admin.submit(
    '/settings/deliveries',
    `/settings/deliveries/${failedId}/retry`,
    { back: '/settings/deliveries?state=failed' },
  )
  expect(retried.location).toBe('/settings/deliveries?state=failed&done=retried')
  expect((await fixture.admin.get(retried.location ?? '')).body).toContain('It is tried again.')
  expect(await stateOf(failedId)).not.toBe('failed')
})

test('a delivery that was not needed does not claim to show the meeting', async () => {
  const claims = async (state: string) => {
    const title = `Demo that is ${state}`
    const { startsAt, endsAt } = meeting
    const sent = { title, startsAt, endsAt, outcome: 'completed', location: 'Room 4' }
    const refs = JSON.stringify({ sent })
    await line({ target: `crm:fifth-${state}`, state, delivered_revision: meeting.revision, refs })
    return rowOf(await page(), title).includes('Shows the meeting as it is now.')
  }
  expect([await claims('delivered'), await claims('skipped')]).toEqual([true, false])
})

test('F49: each line says what was sent, what the provider holds, the next attempt and whether it is current', async () => {
  await line({
    target: 'crm:third',
    state: 'delivered',
    delivered_revision: meeting.revision,
    refs: JSON.stringify({
      contactUrl: 'https://crm.test/contacts/7',
      engagementUrl: 'javascript:alert(1)',
      sent: {
        title: 'Demo as it was sent',
        startsAt: meeting.startsAt,
        endsAt: meeting.endsAt,
        outcome: 'completed',
        location: 'Room 4',
      },
    }),
  })
  const body = await page()
  const row = rowOf(body, 'Demo as it was sent')
  expect(row).toContain('https://crm.test/contacts/7')
  expect(row).not.toContain('javascript:')
  expect(row).toContain('Room 4')
  expect(row).toContain('Shows the meeting as it is now.')
  expect(row).toContain('Maya Lindt')
})

test('F53: what waits for a provider that is out says so, and when it is asked next', async () => {
  const { db, workspace } = fixture.app
  const [outage] = await db('outages')
    .insert({
      workspace_id: workspace.id,
      subject: 'connection:gone',
      provider: 'hubspot',
      code: 'unavailable',
      reason: 'HubSpot does not answer.',
      opened_at: new Date(monday - hourMs),
      since: new Date(monday - hourMs),
      probe_at: new Date(monday + 3 * 60_000),
    })
    .returning('id')
  await line({
    target: 'crm:fourth',
    state: 'retrying',
    outage_id: outage.id,
    last_error: 'Something went wrong on our side; it has been written down.',
    last_error_code: 'unforeseen',
  })
  const row = rowOf(await page(), 'Waiting for HubSpot')
  expect(row).toContain('in 3 minutes')
  await db('users').where({ id: fixture.app.ana.id }).update({ locale: 'pl' })
  const inPolish = rowOf(await page(), 'Czeka na: HubSpot')
  await db('users').where({ id: fixture.app.ana.id }).update({ locale: 'en' })
  expect(inPolish).toContain('za 3 minuty')
  expect(inPolish).toContain('Coś poszło nie tak po naszej stronie')
  await db('outages').where({ id: outage.id }).delete()
})

test('it is filtered by state, by where and by what one remembers of the meeting', async () => {
  const body = await page('?to=mail&q=maya')
  expect(body).toContain('Email to the invitee')
  expect(body).not.toContain('<td data-label="To">Slack')
  expect(await page('?q=nobody+of+that+name')).toContain('Nothing was delivered yet')
  expect(await page('?q=%25')).toContain('Nothing was delivered yet')
  expect(await page('?state=delivered&to=mail')).not.toContain('badge failed')
})

test('more lines than a page holds are found on the next', async () => {
  const { db, workspace } = fixture.app
  const rows = Array.from({ length: 60 }, (_, number) => ({
    workspace_id: workspace.id,
    meeting_id: meeting.id,
    target: `reminder:${number}`,
    state: 'delivered',
  }))
  await db('deliveries').insert(rows)
  expect(await page('?to=mail')).toContain('/settings/deliveries?to=mail&amp;page=2')
  expect(await page('?to=mail&page=2')).toContain('Reminder')
  await db('deliveries').where('target', 'like', 'reminder:%').delete()
})

test('F49: all that failed at one place is tried again by one press, by admins only', async () => {
  const ids = [await line({ target: 'slack:channel:C5', state: 'failed' })]
  expect(await page()).toContain('Retry all: ')
  const path = '/settings/deliveries/retry-all'
  expect(
    (await fixture.asRep.submit('/settings/hours', path, { target: 'slack:channel:C5' })).status,
  ).toBe(403)
  expect(await stateOf(ids[0] ?? '')).toBe('failed')
  const done = await fixture.admin.submit('/settings/deliveries', path, {
    target: 'slack:channel:C5',
  })
  expect((await fixture.admin.get(done.location ?? '')).body).toContain(
    'Everything that failed there',
  )
  expect(await stateOf(ids[0] ?? '')).not.toBe('failed')
})

test('Send now writes a record once more; a mail that was sent is not sent again by a press', async () => {
  const { body } = await fixture.admin.get(`/settings/meetings/${meeting.id}`)
  const mail = rowOf(body, 'Email to the invitee')
  expect(mail).not.toContain('Send now')
})

test("a rep neither sees nor retries another's deliveries", async () => {
  expect((await fixture.asRep.get('/settings/deliveries')).body).toContain(
    'Nothing was delivered yet',
  )
  const path = `/settings/deliveries/${failedId}/retry`
  expect((await fixture.asRep.submit('/settings/hours', path, {})).status).toBe(404)
})

test.each(['nonsense', '00000000-0000-4000-8000-000000000000'])(
  'a delivery that does not exist (%s) is explained',
  async id => {
    const path = `/settings/deliveries/${id}/retry`
    expect((await fixture.admin.submit('/settings/hours', path, {})).status).toBe(404)
  },
)

test('F53: what is out stands on Today for whom it concerns, with the way to mend it', async () => {
  const { db, workspace } = fixture.app
  const since = new Date(monday - hourMs)
  const outage = {
    workspace_id: workspace.id,
    subject: 'crm',
    provider: 'hubspot',
    code: 'unauthorized',
    reason: 'HubSpot no longer accepts the connection.',
    opened_at: since,
    since,
    probe_at: since,
  }
  const [{ id }] = await db('outages').insert(outage).returning('id')
  const today = async () => (await fixture.admin.get('/settings')).body
  expect(await today()).not.toContain('rejected our token')
  await db('outages').where({ id }).update({ notified_at: since })
  expect(await today()).toContain('HubSpot rejected our token at 08:00.')
  const button = getElement(await today(), 'a.button[href="/settings/connections"]')
  expect(textOf(button)).toContain('Reconnect')
  expect((await fixture.asRep.get('/settings')).body).not.toContain('rejected our token')
  await db('outages').where({ id }).delete()
})
