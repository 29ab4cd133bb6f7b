import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SettingsHouse, startSettingsHouse } from '../../support/settings-house.ts'

let house: SettingsHouse
let failedId: string

/** A meeting whose CRM record was refused. */
beforeAll(async () => {
  house = await startSettingsHouse()
  const meeting = await house.book(9)
  const { db, workspace } = house.app
  const [row] = await db('deliveries')
    .insert({
      workspace_id: workspace.id,
      meeting_id: meeting.id,
      target: 'crm:second',
      state: 'failed',
      attempts: 8,
      last_error: 'HubSpot requires a value for "Region". Fill it in there, then retry.',
    })
    .returning('id')
  failedId = row.id
})
afterAll(() => house?.app.close())

test('F49: what failed says why, first, and can be tried again', async () => {
  const { body } = await house.admin.get('/settings/deliveries')
  expect(body).toContain('requires a value for &quot;Region&quot;')
  expect(/<tbody><tr>.*?<\/tr>/.exec(body)?.[0]).toContain('Failed')
  const retried = await house.admin.submit(
    '/settings/deliveries',
    `/settings/deliveries/${failedId}/retry`,
    { back: '/settings/deliveries?state=failed' },
  )
  expect(retried.location).toBe('/settings/deliveries?state=failed&done=retried')
  expect((await house.admin.get(retried.location ?? '')).body).toContain('It is tried again.')
  const [row] = await house.app.db('deliveries').where({ id: failedId })
  expect(row.state).not.toBe('failed')
})

test("a rep neither sees nor retries another's deliveries", async () => {
  expect((await house.asRep.get('/settings/deliveries')).body).toContain(
    'Nothing was delivered yet',
  )
  const path = `/settings/deliveries/${failedId}/retry`
  expect((await house.asRep.submit('/settings/hours', path, {})).status).toBe(404)
})

test.each(['nonsense', '00000000-0000-4000-8000-000000000000'])(
  'a delivery that does not exist (%s) is said in words',
  async id => {
    const path = `/settings/deliveries/${id}/retry`
    expect((await house.admin.submit('/settings/hours', path, {})).status).toBe(404)
  },
)
