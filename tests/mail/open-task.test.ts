import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beforeMessage } from '../../bot/blocks/meetings/before.ts'
import { fieldsOf } from '../../bot/blocks/meetings/booked-facts.ts'
import { type Messages, messagesIn } from '../../src/i18n/messages.ts'
import { meetingEmail } from '../../src/mail/templates/meeting-email.ts'
import { type Location, locales, type Meeting } from '../../src/model/entities.ts'
import { numberToCall, openTask } from '../../src/model/open-task.ts'
import type { MeetingNews } from '../../src/services/meetings/notification-table.ts'
import { sayMeetingPlace } from '../../src/web/views/say-place.ts'
import { type MailFixture, startMailFixture } from '../support/mail-fixture.ts'
import { aMeeting } from './a-meeting.ts'

const noLink: Location = { kind: 'video', isSentByHost: true }
const noNumber: Location = { kind: 'phone' }
const phone = '+48 600 100 200'
const invitee = { ...aMeeting().invitee, phone }

test.each<[expected: string | undefined, changes: Partial<Meeting>]>([
  ['send-link', { location: noLink }],
  [undefined, { location: noLink, status: 'canceled' }],
  [undefined, { location: noNumber, status: 'canceled' }],
  [undefined, { location: noLink, conferenceUrl: 'https://meet.test/1' }],
  [undefined, { location: { kind: 'video' } }],
  ['ask-number', { location: noNumber }],
  ['ask-number', { location: { kind: 'phone', number: '' } }],
  [undefined, { location: noNumber, invitee }],
  [undefined, { location: { kind: 'phone', number: phone } }],
  [undefined, { location: { kind: 'address', address: 'Rynek 1' } }],
])('the open task is %s with %j', (expected, changes) => {
  expect(openTask(aMeeting(changes))).toBe(expected)
})

test('the number to call is the one of the meeting, else the invitee’s', () => {
  expect(numberToCall(aMeeting({ location: { kind: 'phone', number: '1' }, invitee }))).toBe('1')
  expect(numberToCall(aMeeting({ location: noNumber, invitee }))).toBe(phone)
  expect(numberToCall(aMeeting({ invitee }))).toBeUndefined()
})

const urls = { manage: 'http://m.test/m', meeting: 'http://m.test/s', contact: 'http://m.test/c' }
const textFor = (
  email: Pick<Parameters<typeof meetingEmail>[0], 'news' | 'meeting' | 'side'> &
    Partial<Parameters<typeof meetingEmail>[0]>,
) => meetingEmail({ reader: { locale: 'en', timeZone: 'Europe/Berlin' }, urls, ...email }).text

const news: MeetingNews[] = ['booked', 'moved', 'updated', 'new-host', 'taken-over', 'reminder']
const over: MeetingNews[] = ['canceled', 'handed-over']

describe.each(locales)('in %s', locale => {
  const copy = messagesIn(locale, 'mail')
  const reader = { locale, timeZone: 'Europe/Berlin' }
  /** The text before its first value. */
  const leadOf = (message: Messages<'mail'>['sendLink']) =>
    message({ invitee: '|', when: '' }).split('|')[0]

  test.each(news)('%s: the host reads what is left to do, as a task', news => {
    const host = { news, side: 'host', isHost: true, reader } as const
    const link = textFor({ ...host, meeting: aMeeting({ location: noLink }) })
    expect(link).toContain(leadOf(copy.sendLink))
    expect(link).toContain(copy.callFromYou)
    const number = textFor({ ...host, meeting: aMeeting({ location: noNumber }) })
    expect(number).toContain(leadOf(copy.askNumber))
    expect(number).toContain(copy.phoneMissing)
    const known = textFor({ ...host, meeting: aMeeting({ location: noNumber, invitee }) })
    expect(known).toContain(phone)
  })

  test.each(over)('%s: nothing is left to do', news => {
    const text = textFor({
      news,
      side: 'host',
      isHost: true,
      reader,
      meeting: aMeeting({ location: noLink }),
    })
    expect(text).not.toContain(leadOf(copy.sendLink))
  })

  test.each([noLink, noNumber])('canceled: nobody is asked for anything, with %j', location => {
    const meeting = aMeeting({ location, status: 'canceled' })
    const emails = (['invitee', 'host'] as const).flatMap(side =>
      [true, false].map(isOther => {
        const as = side === 'host' ? { isHost: !isOther } : { isGuest: isOther }
        return textFor({ news: 'canceled', side, ...as, meeting, reader })
      }),
    )
    const page = sayMeetingPlace(meeting, { locale, reader: 'invitee' })
    const parts = {
      copy: messagesIn(locale, 'slack/general'),
      meeting,
      events: [],
      reader,
      readerId: '',
    }
    const urls = { join: undefined, manage: '', open: '' }
    const slack = fieldsOf({ ...parts, urls, crm: undefined, deals: [] }).map(({ text }) => text)
    for (const text of [...emails, page, ...slack]) {
      for (const asked of [copy.phoneAsked, copy.phoneMissing, copy.callFromYou])
        expect(text).not.toContain(asked)
      for (const asked of [copy.callFromHost, messagesIn(locale, 'booking').placePhoneAsked])
        expect(text).not.toContain(asked({ host: meeting.host.name }))
      const { noLink, noNumber } = messagesIn(locale, 'slack/general').places
      expect(text).not.toContain(noLink)
      expect(text).not.toContain(noNumber)
    }
  })

  test.each(news)('%s: nobody is called without a number', news => {
    const meeting = aMeeting({ location: noNumber })
    const theirs = textFor({ news, side: 'invitee', meeting, reader })
    expect(theirs).toContain(copy.phoneAsked)
    const guests = textFor({ news, side: 'invitee', isGuest: true, meeting, reader })
    expect(guests).not.toContain(copy.phoneAsked)
    expect(guests).toContain(copy.phoneMissing)
  })

  test.each(['send-link', 'ask-number'] as const)('Slack reminds of %s', task => {
    const message = beforeMessage({
      copy: messagesIn(locale, 'slack/general'),
      notifications: messagesIn(locale, 'slack/notifications'),
      meeting: aMeeting({ location: task === 'send-link' ? noLink : noNumber }),
      reader,
      readerId: aMeeting().host.id,
      joinUrl: undefined,
      note: undefined,
    })
    const said = JSON.stringify(message).replaceAll(/[\u2066-\u2069]/g, '')
    expect(said).toContain(
      messagesIn(locale, 'slack/notifications').task[task]({ guest: 'Maya Lindt' }),
    )
  })
})

describe('the reminder', () => {
  let fixture: MailFixture
  beforeAll(async () => {
    fixture = await startMailFixture()
  })
  afterAll(() => fixture?.database.drop())

  test('reaches the host too while something is left to do, once', async () => {
    const { context, deliver, mailsTo } = fixture
    const meeting = { ...fixture.meeting, location: noLink }
    context.setNow(meeting.startsAt - 60 * 60_000)
    const about = { meeting }
    expect(await deliver('reminder:60', about)).toEqual({ revision: meeting.sequence })
    await deliver('reminder:60', about)
    const [mail, ...others] = await mailsTo(meeting.host.email)
    expect(others).toEqual([])
    expect(mail?.text).toContain('Send Maya Lindt the link before ')
    expect(mail?.text).not.toContain('/manage/')
    expect(await mailsTo('maya@example.com')).toHaveLength(1)
  })

  test('reaches the invitee alone where the meeting has all it needs', async () => {
    const { deliver, mailsTo, database } = fixture
    await database.db('kept_mails').delete()
    await database.db('mail_recipients').delete()
    const location: Location = { kind: 'address', address: 'Rynek 1' }
    await deliver('reminder:60', { meeting: { ...fixture.meeting, location } })
    expect(await mailsTo(fixture.meeting.host.email)).toEqual([])
    expect(await mailsTo('maya@example.com')).toHaveLength(1)
  })
})
