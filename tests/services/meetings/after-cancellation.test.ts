import { afterAll, beforeAll, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { bookAnewUrl } from '../../../src/services/meetings/after-cancellation.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { deletePage, updatePage } from '../../../src/services/pages/pages.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { type CrmFixture, monday, startCrmFixture, workingHour } from '../../support/crm-fixture.ts'

let fixture: CrmFixture
beforeAll(async () => {
  fixture = await startCrmFixture()
})
afterAll(() => fixture?.close())

const command = (meetingId: string) => ({
  workspaceId: fixture.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: fixture.ana.id, name: 'Ana Ruiz' } as const,
})

/** Where a guest books again after the cancellation. */
async function anewAfterCancellation(meetingId: string): Promise<string | undefined> {
  await cancelMeeting(fixture.context, command(meetingId))
  return bookAnewUrl(fixture.context, await fixture.meeting(meetingId))
}

test.each([
  ['takes bookings', () => Promise.resolve(), true],
  ['was deleted', (pageId: string) => deletePage(fixture.context, pageOf(pageId)), false],
  [
    'is switched off',
    (pageId: string) =>
      updatePage(fixture.context, { ...pageOf(pageId), changes: { isActive: false } }),
    false,
  ],
] as const)('a guest books again on a page that %s: %s', async (what, change, isLed) => {
  const slug = what.replaceAll(' ', '-')
  const page = await aPage(fixture, { slug })
  const startsAt = workingHour(1, 10)
  const { meeting } = await aBooking(fixture, { pageId: page.id, startsAt })
  await change(page.id)
  const url = await anewAfterCancellation(meeting.id)
  expect(url?.includes(`/meetings/${slug}`) ?? false).toBe(isLed)
})

const pageOf = (pageId: string) => ({ workspaceId: fixture.workspace.id, pageId })

test('a link for one meeting whose times are past is not offered', async () => {
  const slot = workingHour(3, 10)
  const page = await aPage(fixture, { slug: 'once', kind: 'specific-times', slots: [slot] })
  const { meeting } = await aBooking(fixture, { pageId: page.id, startsAt: slot })
  const later = { startsAt: workingHour(4, 12), isByHost: true }
  await rescheduleMeeting(fixture.context, { ...command(meeting.id), ...later })
  fixture.context.setNow(workingHour(4, 8))
  expect(await anewAfterCancellation(meeting.id)).toBeUndefined()
  fixture.context.setNow(monday)
})
