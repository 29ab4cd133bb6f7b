import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrmNotice } from '../../../crm/contract/crm-changes.ts'
import { takeCrmNotices } from '../../../src/services/crm/receive-crm-webhook.ts'
import {
  type CrmHouse,
  hourMs,
  monday,
  startCrmHouse,
  workingHour,
} from '../../support/crm-house.ts'

let house: CrmHouse
beforeAll(async () => {
  house = await startCrmHouse()
  await house.poll()
})
afterAll(() => house?.close())

let count = 0
const noticeOf = (engagementId: string): CrmNotice => {
  count += 1
  const common = { accountId: 'a', eventId: `event ${count}`, occurredAt: monday }
  return { ...common, kind: 'changed', engagementId }
}
const tell = (notices: CrmNotice[]) => {
  const service = house.context.crms.find(({ id }) => id === 'fake')
  if (!service) throw new Error('No CRM')
  return takeCrmNotices(house.context, service, notices)
}
const jobs = (name: string) => house.context.recordedJobs.filter(job => job.name === name)
const make = (hour: number, email: string, outcome = 'scheduled') =>
  house.crm.make({
    ...{ title: 'Imported', startsAt: workingHour(3, hour), endsAt: workingHour(3, hour) + hourMs },
    ...{ description: '', location: '', hostEmail: 'ana@parley.test', outcome },
    contacts: [{ id: email, email, name: 'Maya Lindt' }],
  })

test('F28 F60: an import of thousands is asked for as a list, and what is ours is looked at all the same', async () => {
  const { engagementId } = await house.book(workingHour(3, 8))
  house.context.recordedJobs.length = 0
  const ids = Array.from({ length: 2_000 }, (_, n) => make(10, `p${n}@acme.test`, 'completed'))
  const ahead = make(12, 'ahead@acme.test')
  house.crm.edit(engagementId, { title: 'Renewal' })
  for (let start = 0; start < ids.length; start += 100)
    await tell(ids.slice(start, start + 100).map(noticeOf))
  await tell([noticeOf(ahead), noticeOf(engagementId)])
  expect(jobs('follow-crm-meeting').map(({ payload }) => payload)).toMatchObject([{ engagementId }])
  expect(jobs('poll-crm')).toHaveLength(1)
  house.crm.calls.length = 0
  await house.jobs.run()
  house.context.setNow(monday + 2 * 60_000)
  await house.jobs.run()
  const reads = house.crm.calls.filter(call => call === 'readMeeting')
  expect(reads.length).toBeLessThan(5)
  const kept = await house.database.db('attendees').where({ email: 'ahead@acme.test' })
  expect(kept).toHaveLength(1)
})

test('a few are looked at at once', async () => {
  const before = jobs('follow-crm-meeting').length
  await tell([noticeOf(make(14, 'one@acme.test')), noticeOf(make(15, 'two@acme.test'))])
  expect(jobs('follow-crm-meeting')).toHaveLength(before + 2)
  expect(jobs('poll-crm')).toEqual([])
})
