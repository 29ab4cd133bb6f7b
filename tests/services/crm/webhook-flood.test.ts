import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrmNotice } from '../../../crm/contract/crm-changes.ts'
import { takeCrmNotices } from '../../../src/services/crm/receive-crm-webhook.ts'
import {
  type CrmFixture,
  hourMs,
  monday,
  startCrmFixture,
  workingHour,
} from '../../support/crm-fixture.ts'

let fixture: CrmFixture
beforeAll(async () => {
  fixture = await startCrmFixture()
  await fixture.poll()
})
afterAll(() => fixture?.close())

let count = 0
const noticeOf = (engagementId: string): CrmNotice => {
  count += 1
  const common = { accountId: 'a', eventId: `event ${count}`, occurredAt: monday }
  return { ...common, kind: 'changed', engagementId }
}
const tell = (notices: CrmNotice[]) => {
  const service = fixture.context.crms.find(({ id }) => id === 'fake')
  if (!service) throw new Error('No CRM')
  return takeCrmNotices(fixture.context, service, notices)
}
const jobs = (name: string) => fixture.context.recordedJobs.filter(job => job.name === name)
const make = (hour: number, email: string, outcome = 'scheduled') =>
  fixture.crm.make({
    ...{ title: 'Imported', startsAt: workingHour(3, hour), endsAt: workingHour(3, hour) + hourMs },
    ...{ description: '', location: '', hostEmail: 'ana@parley.test', outcome },
    contacts: [{ id: email, email, name: 'Maya Lindt' }],
  })

test('F28 F60: an import of thousands is asked for as a list, and what is ours is looked at all the same', async () => {
  const { engagementId } = await fixture.book(workingHour(3, 8))
  fixture.context.recordedJobs.length = 0
  const ids = Array.from({ length: 2_000 }, (_, n) => make(10, `p${n}@acme.test`, 'completed'))
  const ahead = make(12, 'ahead@acme.test')
  fixture.crm.edit(engagementId, { title: 'Renewal' })
  for (let start = 0; start < ids.length; start += 100)
    await tell(ids.slice(start, start + 100).map(noticeOf))
  await tell([noticeOf(ahead), noticeOf(engagementId)])
  expect(jobs('follow-crm-meeting').map(({ payload }) => payload)).toMatchObject([{ engagementId }])
  expect(jobs('poll-crm')).toHaveLength(1)
  fixture.crm.calls.length = 0
  await fixture.jobs.run()
  fixture.context.setNow(monday + 2 * 60_000)
  await fixture.jobs.run()
  const reads = fixture.crm.calls.filter(call => call === 'readMeeting')
  expect(reads.length).toBeLessThan(5)
  const kept = await fixture.database.db('attendees').where({ email: 'ahead@acme.test' })
  expect(kept).toHaveLength(1)
})

test('a few are looked at at once', async () => {
  const before = jobs('follow-crm-meeting').length
  await tell([noticeOf(make(14, 'one@acme.test')), noticeOf(make(15, 'two@acme.test'))])
  expect(jobs('follow-crm-meeting')).toHaveLength(before + 2)
  expect(jobs('poll-crm')).toEqual([])
})
