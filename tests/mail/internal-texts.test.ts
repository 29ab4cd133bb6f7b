import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { channelMessage } from '../../bot/blocks/meetings/channel.ts'
import { messagesIn } from '../../src/i18n/messages.ts'
import { inviteFor } from '../../src/mail/invite-for.ts'
import type { MailParts } from '../../src/mail/mail-parts.ts'
import { meetingEmail } from '../../src/mail/templates/meeting-email.ts'
import type { MeetingEmail } from '../../src/mail/templates/meeting-email-input.ts'
import { locales, type Meeting, type MeetingEvent } from '../../src/model/entities.ts'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'
import { eventOf } from '../../src/services/calendars/calendar-event.ts'
import type { MeetingNews } from '../../src/services/meetings/notification-table.ts'
import { calendarFile, calendarLinks } from '../../src/web/manage/calendar-file.ts'
import { ManagePage } from '../../src/web/manage/manage-page.tsx'
import type { ManageStep } from '../../src/web/manage/manage-step.ts'
import { aMeeting } from './a-meeting.ts'

/** Every text that a form calls internal or "for colleagues". */
const internal = {
  internalNote: 'internal note text',
  outcomeNotes: 'outcome notes text',
  attachment: 'attachment-name.pdf',
  reassignReason: 'reassign reason text',
}
const origin = { publicUrl: 'https://parley.test', cipher: createTokenCipher(['k']) }
const parts = { context: origin } as unknown as MailParts
const ben = { id: 'b', name: 'Ben Sol', email: 'ben@parley.test' }
const handed: MeetingEvent = {
  meetingId: aMeeting().id,
  revision: 2,
  sequence: 1,
  kind: 'reassigned',
  at: Date.UTC(2026, 10, 2),
  actor: { kind: 'user', userId: 'r', name: 'Rita Ruiz' },
  hostBefore: ben,
  hostAfter: aMeeting().host,
  reason: internal.reassignReason,
}
const reader = { locale: 'en', timeZone: 'Europe/Berlin' } as const
const meetingWith = (changes: Partial<Meeting> = {}) =>
  aMeeting({
    internalNote: internal.internalNote,
    outcomeNotes: internal.outcomeNotes,
    attachments: [{ id: 'f', name: internal.attachment, size: 10 }],
    location: { kind: 'address', address: 'Rynek 1' },
    ...changes,
  })

const news: Record<MeetingNews, true> = {
  booked: true,
  'set-up': true,
  moved: true,
  updated: true,
  uninvited: true,
  'taken-over': true,
  'handed-over': true,
  'new-host': true,
  canceled: true,
  reminder: true,
}
const emailOf = (changes: Pick<MeetingEmail, 'news' | 'side'> & Partial<MeetingEmail>) => {
  const meeting = meetingWith(changes.news === 'canceled' ? { status: 'canceled' } : {})
  const handover = {
    before: ben,
    after: meeting.host,
    by: { kind: 'user', userId: 'rita', name: 'Rita Ruiz' } as const,
  }
  const urls = { manage: 'https://p.test/m', meeting: 'https://p.test/s', contact: '' }
  const email = { meeting, reader, change: handed, handover, includesDescription: true, urls }
  return JSON.stringify(meetingEmail({ ...email, ...changes }))
}
const emails = (Object.keys(news) as MeetingNews[]).flatMap(what =>
  [false, true].map((isGuest): [string, () => string] => [
    `email ${what} to ${isGuest ? 'a guest' : 'the invitee'}`,
    () => emailOf({ news: what, side: 'invitee', isGuest }),
  ]),
)

const roles = ['invitee', 'guest', 'new-guest', 'former-guest'] as const
const edits = {
  changed: new Set<never>(),
  added: new Set<string>(),
  removed: [],
  handover: undefined,
}
const invitations = roles.map((role): [string, () => Promise<string>] => [
  `invitation of the ${role}`,
  async () => {
    const meeting = meetingWith()
    const to = { name: 'Jo', email: 'jo@example.com' }
    if (role === 'invitee') return calendarFile(meeting, origin)
    const recipient = { to, role, reader, userId: undefined, hasEvent: false }
    return (await inviteFor(parts, { meeting, recipient, method: 'REQUEST', edits })).ics
  },
])

const steps: ManageStep[] = [
  { kind: 'overview', done: undefined, links: calendarLinks(meetingWith(), origin) },
  { kind: 'cancel', formKey: 'k', reason: { text: '', fault: undefined } },
  { kind: 'late', formKey: 'k' },
  { kind: 'canceled', anewUrl: undefined },
  { kind: 'ended', anewUrl: undefined },
]
const pages = steps.map((step): [string, () => string] => [
  `page of the guest, ${step.kind}`,
  () => {
    const meeting = meetingWith(step.kind === 'canceled' ? { status: 'canceled' } : {})
    return renderToString(
      ManagePage({ meeting, path: '/manage/x', step, history: {}, notice: undefined }),
    )
  },
])

const places = {
  host: ben,
  locale: 'en' as const,
  eventId: undefined,
  hasReminders: false,
  invites: true,
}
const events = ['google', 'microsoft', 'caldav'].map(
  (provider): [string, () => Promise<string>] => [
    `event at ${provider}`,
    async () => {
      const place = { ...places, host: aMeeting().host, provider }
      const event = await eventOf(origin as Parameters<typeof eventOf>[0], meetingWith(), place)
      return JSON.stringify(event)
    },
  ],
)

const channels = (['scheduled', 'canceled'] as const).map((status): [string, () => string] => [
  `Slack channel, ${status}`,
  () => {
    const [copy, notifications] = [
      messagesIn('en', 'slack/general'),
      messagesIn('en', 'slack/notifications'),
    ]
    const meeting = meetingWith({ status })
    return JSON.stringify(
      channelMessage({ copy, notifications, meeting, events: [handed], reader }),
    )
  },
])

test.each([...emails, ...invitations, ...pages, ...events, ...channels])(
  'the %s shows nothing that is for colleagues',
  async (_name, show) => {
    const shown = await show()
    for (const text of Object.values(internal)) expect(shown).not.toContain(text)
  },
)

describe.each(locales)('in %s', locale => {
  test.each(['taken-over', 'handed-over', 'new-host'] as const)(
    'the email %s gives colleagues the reason',
    what => {
      const colleague = { side: 'host', reader: { ...reader, locale } } as const
      expect(emailOf({ news: what, ...colleague })).toContain(internal.reassignReason)
    },
  )

  test.each(['moved', 'canceled'] as const)('the email %s gives the guest the reason', what => {
    const kind = what === 'moved' ? 'rescheduled' : 'canceled'
    const change = { ...handed, kind, reason: 'I am ill' } as const
    const meeting = meetingWith({ cancelReason: 'I am ill' })
    const guest = { side: 'invitee', reader: { ...reader, locale }, meeting, change } as const
    expect(emailOf({ news: what, ...guest })).toContain('I am ill')
  })
})
