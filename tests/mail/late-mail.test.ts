import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMeetingEvents } from '../../src/services/meetings/find-meeting.ts'
import { notifyOfLateness } from '../../src/services/meetings/report-late.ts'
import { type MailFixture, startMailFixture } from '../support/mail-fixture.ts'

let fixture: MailFixture

beforeAll(async () => {
  fixture = await startMailFixture()
})
afterAll(() => fixture?.database.drop())

async function deliver(target: string, deliveredRevision?: number) {
  const events = await listMeetingEvents(fixture.context, fixture.meeting.id)
  return fixture.deliver(target, { events, deliveredRevision })
}

test('a reminder leads to the page on which one says that one is late', async () => {
  fixture.context.setNow(fixture.meeting.startsAt - 60 * 60_000)
  await deliver('reminder:60')
  const [mail] = await fixture.mailsTo('maya@example.com')
  expect(mail?.text).toMatch(/I’m running late[^\n]*\n?[^\n]*\/manage\/[\w-]+\?step=late/)
})

test('the host is notified once how late, and again only if it becomes worse', async () => {
  const actor = { kind: 'invitee' as const, name: 'Maya Lindt' }
  const say = (minutes: number) =>
    notifyOfLateness(fixture.context, {
      workspaceId: fixture.meeting.workspaceId,
      meetingId: fixture.meeting.id,
      actor,
      minutes,
    })
  await fixture.database.db('kept_mails').delete()
  await say(5)
  const first = await deliver('late:host')
  expect(first).toEqual({ revision: 1 })
  expect(await deliver('late:host', 1)).toBe('nothing-to-do')
  await say(15)
  await say(10)
  expect(await deliver('late:host', 1)).toEqual({ revision: 2 })
  const mails = await fixture.mailsTo(fixture.meeting.host.email)
  expect(mails.map(({ text }) => /is (\d+) minutes late/.exec(text)?.[1]).sort()).toEqual([
    '15',
    '5',
  ])
})

test('after the meeting nobody is notified', async () => {
  fixture.context.setNow(fixture.meeting.endsAt)
  expect(await deliver('late:host')).toBe('nothing-to-do')
})
