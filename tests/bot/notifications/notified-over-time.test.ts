import { afterEach, beforeEach, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { setRoomUrl } from '../../../src/services/people/host-room.ts'
import {
  setNoticeChannels,
  setWantedNotices,
} from '../../../src/services/people/notification-settings.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { openSlackFixture, type SlackFixture } from '../../support/slack/slack-fixture.ts'

const startsAt = Date.UTC(2026, 10, 5, 10)
const minuteMs = 60_000
const maya = { kind: 'invitee', name: 'Maya Lindt' } as const

let fixture: SlackFixture

beforeEach(async () => {
  fixture = await openSlackFixture(startsAt)
  const { id: userId, workspaceId } = fixture.ana
  await setRoomUrl(fixture.context, { workspaceId, userId, typed: 'https://rooms.test/ana' })
})
afterEach(() => fixture.close())

const at = async (now: number) => {
  fixture.context.setNow(now)
  await fixture.drain.run()
}
const notes = async () =>
  (await fixture.history()).filter(({ text }) => text?.startsWith('In ten minutes'))
const mails = async () => (await fixture.context.db('kept_mails').orderBy('id')) as object[]

test('M4: ten minutes before, once, with the way in and what was noted last', async () => {
  const earlier = await fixture.book({ startsAt: startsAt - 24 * 60 * minuteMs })
  const { workspaceId, id: meetingId } = earlier.meeting
  await fixture.book()
  await at(startsAt - 23 * 60 * minuteMs)
  const actor = { kind: 'user', userId: fixture.ana.id, name: 'Ana' } as const
  const outcome = { outcome: 'completed', notes: 'Asked for *SSO* <!channel>', actor }
  await recordOutcome(fixture.context, { workspaceId, meetingId, ...outcome })
  await at(startsAt - 11 * minuteMs)
  expect(await notes()).toEqual([])
  await at(startsAt - 10 * minuteMs)
  await fixture.drain.run()
  const [note, ...others] = await notes()
  expect(others).toEqual([])
  expect(blockFaults(note?.blocks)).toEqual([])
  const shown = JSON.stringify(note?.blocks)
  expect(shown).toContain('Asked for')
  expect(shown).not.toContain('<!channel>')
  expect(shown).toContain('https://rooms.test/ana')
})

test('M4: never for a time it was moved away from, nor for a canceled meeting, nor late', async () => {
  const { meeting } = await fixture.book()
  const command = { workspaceId: meeting.workspaceId, meetingId: meeting.id, actor: maya }
  await rescheduleMeeting(fixture.context, { ...command, startsAt: startsAt + 60 * minuteMs })
  await at(startsAt - 10 * minuteMs)
  expect(await notes()).toEqual([])
  await cancelMeeting(fixture.context, command)
  await at(startsAt + 50 * minuteMs)
  expect(await notes()).toEqual([])
  await fixture.book({ startsAt: startsAt + 120 * minuteMs })
  await at(startsAt + 121 * minuteMs)
  expect(await notes()).toEqual([])
})

test('M4: who switched it off gets no notification', async () => {
  await setWantedNotices(fixture.context, { user: fixture.ana, wanted: ['booked'] })
  await fixture.book()
  await at(startsAt - 10 * minuteMs)
  expect(await notes()).toEqual([])
})

test('Running late mails the guest in their language, stands in the history, and mails no host', async () => {
  const { meeting } = await fixture.book()
  await at(startsAt - 10 * minuteMs)
  await fixture.context.db('meetings').where({ id: meeting.id }).update({ locale: 'it' })
  const before = (await mails()).length
  const menu = { action_id: `late:${meeting.id}`, value: '10' }
  await fixture.team.press('ana', menu)
  await fixture.team.press('ana', menu)
  await fixture.drain.run()
  const fresh = (await mails()).slice(before)
  expect(fresh).toHaveLength(1)
  expect(JSON.stringify(fresh)).toContain('10 minuti di ritardo')
  expect(JSON.stringify(fresh)).toContain('maya@acme.test')
  const events = await listMeetingEvents(fixture.context, meeting.id)
  expect(events.at(-1)).toMatchObject({ kind: 'late', lateMinutes: 10, actor: { kind: 'user' } })
})

test('1.6: who wants no notification of bookings gets none, and is notified of the cancelation all the same', async () => {
  await setWantedNotices(fixture.context, { user: fixture.ana, wanted: ['canceled'] })
  const { meeting } = await fixture.book()
  await fixture.drain.run()
  expect(await fixture.history()).toEqual([])
  const { workspaceId, id: meetingId } = meeting
  await cancelMeeting(fixture.context, { workspaceId, meetingId, actor: maya })
  await at(fixture.context.clock() + 3 * minuteMs)
  const [message, ...others] = await fixture.history()
  expect(others).toEqual([])
  expect(message?.text).toContain('Canceled: ')
})

test('1.6: a change that a person does not want to hear of is shown and not announced', async () => {
  const wanted = ['booked', 'canceled']
  await setWantedNotices(fixture.context, { user: fixture.ana, wanted })
  const { meeting } = await fixture.book()
  await fixture.drain.run()
  const { workspaceId, id: meetingId } = meeting
  const moved = { startsAt: startsAt + 60 * minuteMs, actor: maya }
  await rescheduleMeeting(fixture.context, { workspaceId, meetingId, ...moved })
  await at(fixture.context.clock() + 3 * minuteMs)
  const [message] = await fixture.history()
  expect(message?.text).toContain('Moved: ')
  expect(await fixture.repliesTo(message?.ts ?? '')).toEqual([])
})

test('1.6: host and organizer are both notified, each in their own words', async () => {
  await fixture.book({ organizerId: fixture.ben.id })
  await fixture.drain.run()
  const [hosts] = await fixture.history()
  expect(hosts?.text).toContain('Ben Ruiz\u2069 set this meeting up for you')
  const users = fixture.team.slackIdOf('ben')
  const { channel } = await fixture.team.client.conversations.open({ users })
  const { messages } = await fixture.team.client.conversations.history({
    channel: channel?.id ?? '',
  })
  expect(messages?.[0]?.text).toContain('You set this meeting up for')
})

test('1.6: a channel shows one message per meeting, edited in place, with no address and nothing of the CRM', async () => {
  const { channels } = await fixture.team.client.conversations.list({})
  const id = channels?.[0]?.id ?? ''
  const inChannel = async () =>
    (await fixture.team.client.conversations.history({ channel: id })).messages ?? []
  const before = (await inChannel()).length
  const typed = { booked: id }
  await setNoticeChannels(fixture.context, { workspaceId: fixture.workspace.id, typed })
  const { meeting } = await fixture.book()
  await fixture.drain.run()
  const { workspaceId, id: meetingId } = meeting
  await cancelMeeting(fixture.context, { workspaceId, meetingId, actor: maya })
  await fixture.drain.run()
  const messages = await inChannel()
  expect(messages).toHaveLength(before + 1)
  expect(messages[0]?.text).toContain('Canceled: ')
  expect(blockFaults(messages[0]?.blocks)).toEqual([])
  expect(JSON.stringify(messages[0])).not.toContain('@acme.test')
  expect(JSON.stringify(messages[0])).not.toContain('crm.test')
})
