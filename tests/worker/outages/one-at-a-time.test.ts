import { afterEach, beforeEach, expect, test } from 'vitest'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { retryDelivery } from '../../../src/services/deliveries/deliveries.ts'
import { mayTry, noteFailure, noteSuccess } from '../../../src/services/deliveries/outages.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { minuteMs, type OutageFixture, startOutageFixture } from './outage-fixture.ts'

let fixture: OutageFixture

beforeEach(async () => {
  fixture = await startOutageFixture()
})
afterEach(() => fixture.close())

const served = () => ({ workspaceId: fixture.workspace.id, subject: 'crm', ownerId: undefined })
const lost = new ProviderError({ provider: 'hubspot', code: 'unauthorized', reason: 'No more.' })
const fail = () =>
  fixture.database.db.transaction(trx =>
    noteFailure(fixture.context, trx, { served: served(), error: lost }),
  )
const crmIds = async (): Promise<string[]> =>
  (await fixture.database.db('deliveries').where({ target: 'crm' }).orderBy('created_at')).map(
    ({ id }) => id,
  )

test('F53: however many records fail at once, one outage is opened and reported once', async () => {
  await Promise.all(Array.from({ length: 12 }, fail))
  expect(await fixture.outages()).toMatchObject([{ failures: 12, code: 'unauthorized' }])
  const told = fixture.context.recordedJobs.filter(({ name }) => name === 'notify-outage')
  expect(told).toHaveLength(1)
})

test('while it is out one of many is tried, the others wait and cost the provider nothing', async () => {
  for (let number = 0; number < 6; number += 1) await fixture.book(number)
  await fail()
  fixture.context.setNow(fixture.context.clock() + minuteMs)
  const ids = await crmIds()
  const tried = await Promise.all(ids.map(id => mayTry(fixture.context, id, served())))
  expect(tried.filter(Boolean)).toHaveLength(1)
  const waiting = await fixture.database
    .db('deliveries')
    .where({ target: 'crm', state: 'retrying' })
    .whereNotNull('outage_id')
  expect(waiting).toHaveLength(5)
})

test('nothing is left behind by an outage that ends while others begin to wait for it', async () => {
  for (let number = 0; number < 8; number += 1) await fixture.book(number)
  const ids = await crmIds()
  for (let round = 0; round < 10; round += 1) {
    await fail()
    fixture.context.recordedJobs.length = 0
    const end = fixture.database.db.transaction(trx =>
      noteSuccess(fixture.context, trx, { served: served() }),
    )
    const tried = await Promise.all([...ids.map(id => mayTry(fixture.context, id, served())), end])
    const held = ids.filter((_, index) => tried[index] === false)
    const requeued = fixture.context.recordedJobs
      .filter(({ name }) => name === 'deliver-crm')
      .map(({ payload }) => (payload as { deliveryId: string }).deliveryId)
    expect(new Set(requeued)).toEqual(new Set([...held, ...requeued]))
    expect(await fixture.database.db('deliveries').where({ state: 'retrying' })).toEqual([])
  }
})

test('F49: a worker that was killed while it tried keeps nobody waiting', async () => {
  await fixture.book(0)
  await fixture.book(1)
  await fail()
  fixture.context.setNow(fixture.context.clock() + minuteMs)
  const [first = ''] = await crmIds()
  // It took the only try, and died.
  expect(await mayTry(fixture.context, first, served())).toBe(true)
  await fixture.drain.run()
  expect(fixture.hubspot.state.list('meetings')).toEqual([])
  await fixture.pass(3)
  expect(fixture.hubspot.state.list('meetings')).toHaveLength(2)
})

test('F53: a record that the CRM does not take is reported to its host once for each reason, and waits', async () => {
  fixture.hubspot.state.required.push({ kind: 'meetings', property: 'hs_activity_type' })
  await fixture.book(0)
  await fixture.drain.run()
  const { id: meetingId } = await fixture.meeting(0)
  const line = () =>
    fixture.database.db('deliveries').where({ target: 'crm', meeting_id: meetingId })
  expect(await line()).toMatchObject([{ state: 'failed' }])
  const mails = async () =>
    (await listKeptMails(fixture.database.db)).filter(({ subject }) =>
      subject.startsWith('HubSpot does not take'),
    )
  expect(await mails()).toMatchObject([{ to: fixture.ana.email }])
  const [{ id = '' } = {}] = await line()
  await retryDelivery(fixture.context, { workspaceId: fixture.workspace.id, deliveryId: id })
  await fixture.drain.run()
  expect(await mails()).toHaveLength(1)
  expect((await mails())[0]?.text).toContain('hs_activity_type')
  expect((await mails())[0]?.text).toContain(`/settings/meetings/${meetingId}`)
  fixture.hubspot.state.required.length = 0
  await retryDelivery(fixture.context, { workspaceId: fixture.workspace.id, deliveryId: id })
  await fixture.drain.run()
  expect(await line()).toMatchObject([{ state: 'delivered' }])
  expect(await fixture.outages()).toEqual([])
})

test('F53: a refusal of one record is an answer: the outage is over, nobody waits behind those refused', async () => {
  fixture.answer(503)
  for (let number = 0; number < 6; number += 1) await fixture.book(number)
  await fixture.drain.run()
  await fixture.pass(5)
  const states = async () =>
    (await fixture.database.db('deliveries').where({ target: 'crm' })).map(({ state }) => state)
  expect(await states()).not.toContain('failed')
  // A rule of the account's admin now refuses every one of them.
  fixture.answer(400)
  await fixture.pass(6)
  expect((await fixture.outages()).filter(({ ended_at }) => ended_at === null)).toEqual([])
  expect(new Set(await states())).toEqual(new Set(['failed']))
})
