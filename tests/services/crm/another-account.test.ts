import { afterAll, beforeAll, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { saveConnection } from '../../../src/services/workspace/connections.ts'
import { ensureCrmCursor } from '../../../src/store/crm/crm-cursors.ts'
import {
  type CrmFixture,
  hourMs,
  monday,
  startCrmFixture,
  workingHour,
} from '../../support/crm-fixture.ts'
import { makeFakeCrm } from '../../support/fake-crm.ts'

/* A workspace may connect another account of the same CRM; vendors count their records in small numbers. */

let fixture: CrmFixture
beforeAll(async () => {
  fixture = await startCrmFixture()
})
afterAll(() => fixture?.close())

const at = (hour: number) => workingHour(2, hour)
const connect = (crm: typeof fixture.crm, accountId: string) =>
  Object.assign(fixture.context, { crmFor: async () => ({ ...crm.provider, accountId }) })

test('F60: the records of an account that was connected before are nobody’s in the new one', async () => {
  connect(fixture.crm, 'first')
  const { id, engagementId } = await fixture.book(at(10))
  const second = makeFakeCrm({ now: () => monday })
  const taken = second.make({
    title: 'Lunch of somebody else',
    startsAt: at(12),
    endsAt: at(12) + hourMs,
    outcome: 'canceled',
    description: '',
    location: '',
  })
  expect(taken).toBe(engagementId)
  connect(second, 'second')
  const { workspace } = fixture
  const payload = { workspaceId: workspace.id, provider: 'fake', engagementId, attempt: 1 }
  await fixture.jobs.work('follow-crm-meeting', payload)
  expect(await fixture.meeting(id)).toMatchObject({ startsAt: at(10), status: 'scheduled' })
  const actor = { kind: 'system', name: 'Test' } as const
  const command = { workspaceId: workspace.id, meetingId: id, actor }
  await rescheduleMeeting(fixture.context, { ...command, startsAt: at(14) })
  await fixture.jobs.run()
  expect(second.record(taken)).toMatchObject({ title: 'Lunch of somebody else', startsAt: at(12) })
  expect(second.records().filter(({ meetingId }) => meetingId === id)).toHaveLength(1)
  expect((await fixture.delivery(id)).refs).toMatchObject({ accountId: 'second' })
  // The new record is followed as the old one was.
  const own = second.records().find(({ meetingId }) => meetingId === id)?.engagementId ?? ''
  second.edit(own, { title: 'Renewal' })
  await fixture.jobs.work('follow-crm-meeting', { ...payload, engagementId: own })
  expect((await fixture.meeting(id)).title).toBe('Renewal')
})

test('F28: what was made there while it was not connected is history, and nobody is invited to it', async () => {
  const { context, crm, workspace, database } = fixture
  const workspaceId = workspace.id
  connect(crm, 'third')
  await ensureCrmCursor(database.db, { workspaceId, provider: 'fake', beginsAt: monday - hourMs })
  const save = () =>
    saveConnection(context, {
      ...{ workspaceId, provider: 'fake', externalId: 'third', label: 'Third', scopes: [] },
      accessToken: 'token',
    })
  const make = async (email: string) => {
    const engagementId = crm.make({
      ...{ title: 'Renewal', startsAt: at(16), endsAt: at(17), outcome: 'scheduled' },
      ...{ description: '', location: '', hostEmail: 'ana@parley.test' },
      contacts: [{ id: email, email, name: 'Maya Lindt' }],
    })
    return { workspaceId, provider: 'fake', engagementId, attempt: 1 }
  }
  const isKept = async (email: string) =>
    (await database.db('attendees').where({ email })).length > 0
  const before = await make('before@acme.test')
  context.setNow(monday + hourMs / 6)
  await save()
  await fixture.jobs.work('follow-crm-meeting', before)
  expect(await isKept('before@acme.test')).toBe(false)
  const since = await make('since@acme.test')
  context.setNow(monday + hourMs / 3)
  // Connected again by the same account: what was made meanwhile counts.
  await save()
  await fixture.jobs.work('follow-crm-meeting', since)
  expect(await isKept('since@acme.test')).toBe(true)
})
