import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { bookedCard, proposalCard } from '../../bot/blocks/proposals/proposal-card.ts'
import { pickView } from '../../bot/blocks/views.ts'
import { messagesIn } from '../../src/i18n/messages.ts'
import { titleForGuests } from '../../src/i18n/title-for-guests.ts'
import { meetingEmail } from '../../src/mail/templates/meeting-email.ts'
import { changeLinkEmail, hostLateEmail } from '../../src/mail/templates/other-emails.ts'
import { proposalEmail } from '../../src/mail/templates/proposal-email.ts'
import { locales, type Proposal } from '../../src/model/entities.ts'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'
import type { MeetingNews } from '../../src/services/meetings/notification-table.ts'
import { calendarFile, calendarLinks } from '../../src/web/manage/calendar-file.ts'
import { ProposalPage } from '../../src/web/proposals/proposal-page.tsx'
import { aMeeting } from './a-meeting.ts'

const suggested = (name = 'Maya Lindt') => messagesIn('en', 'schedule').titleHint({ name })

describe.each(locales)('suggested in %s', locale => {
  const title = messagesIn(locale, 'schedule').titleHint({ name: 'Maya Lindt' })

  test.each([
    ['en', 'Maya Lindt and Ana Ruiz'],
    ['pl', 'Maya Lindt i Ana Ruiz'],
    ['it', 'Maya Lindt e Ana Ruiz'],
  ] as const)('a guest in %s reads both names', (read, expected) => {
    expect(titleForGuests(aMeeting({ title, locale: read }))).toBe(expected)
  })
})

test('of a company’s record too', () => {
  const invitee = { ...aMeeting().invitee, company: 'Acme' }
  expect(titleForGuests(aMeeting({ title: suggested('Acme'), invitee }))).toBe(
    'Maya Lindt and Ana Ruiz',
  )
})

test.each([
  'Demo',
  'Meeting with the board',
  'Meeting with Maya Lindt about prices',
  'meeting with Maya Lindt',
])('%s was typed by somebody and stays', title => {
  expect(titleForGuests(aMeeting({ title }))).toBe(title)
})

const urls = { manage: 'http://m.test/m', meeting: 'http://m.test/s', contact: 'http://m.test/c' }
const news: MeetingNews[] = [
  'booked',
  'moved',
  'updated',
  'canceled',
  'uninvited',
  'new-host',
  'reminder',
]
const meeting = aMeeting({ title: suggested() })
const reader = { locale: 'en', timeZone: 'Europe/Berlin' } as const

test.each(news)('no guest reads “Meeting with” themselves: %s', news => {
  const email = meetingEmail({ news, meeting, reader, side: 'invitee', urls })
  for (const text of [email.subject, email.text, email.html]) {
    expect(text).not.toContain(suggested())
    expect(text).toContain('Maya Lindt and Ana Ruiz')
  }
  const theirs = meetingEmail({ news, meeting, reader, side: 'host', urls })
  expect(theirs.text).toContain(suggested())
})

test.each([
  ['host is late', hostLateEmail({ meeting, host: 'Ana Ruiz', url: undefined, minutes: 10 })],
  ['change links', changeLinkEmail({ meeting, url: 'http://m.test/m' })],
])('nor in the email: %s', (_name, { subject, text }) => {
  expect(subject + text).not.toContain(suggested())
  expect(subject + text).toContain('Maya Lindt and Ana Ruiz')
})

const proposal: Proposal = {
  id: 'a2b00000-0000-4000-8000-000000000004',
  workspaceId: meeting.workspaceId,
  host: meeting.host,
  organizer: meeting.host,
  pageId: undefined,
  title: suggested(),
  invitee: { ...meeting.invitee, timeZone: undefined, locale: 'en' },
  durationMinutes: 30,
  slots: [meeting.startsAt],
  message: '',
  via: 'email',
  status: 'open',
  revision: 0,
  timesRevision: 0,
  openedAt: undefined,
  askedInstead: undefined,
  askedInsteadAt: undefined,
  nudgedAt: undefined,
  unavailableSlots: [],
  expiresAt: meeting.startsAt,
  meetingId: undefined,
  createdAt: meeting.createdAt,
}
const slack = { copy: messagesIn('en', 'slack/general'), proposal }
const url = 'http://m.test/p/1'

test.each<[string, object]>([
  [
    'the email',
    proposalEmail({
      proposal,
      url,
      slots: proposal.slots,
      kind: 'proposal',
      location: { kind: 'video' },
      deadline: undefined,
    }),
  ],
  [
    'the page',
    [
      renderToString(
        h(ProposalPage, {
          proposal,
          openSlots: proposal.slots,
          copy: messagesIn('en', 'booking'),
          timeZone: 'Europe/Berlin',
          isZoneGuessed: false,
          moved: undefined,
          picked: undefined,
          manageUrl: undefined,
          path: '/p/1',
          pagePath: undefined,
          place: 'Video call',
          deadline: undefined,
          form: undefined,
          notice: undefined,
          instead: { wish: '', fault: undefined, isNotified: false },
        }),
      ),
    ],
  ],
  ['the card in Slack', proposalCard({ ...slack, url }, proposal.slots)],
  ['the card once a time was picked', bookedCard(slack, meeting.startsAt)],
  [
    'the form for a pick',
    pickView(slack.copy, {
      proposal,
      startsAt: meeting.startsAt,
      ...{ responseUrl: '', email: '', name: '' },
    }),
  ],
])('nor where times are offered: %s', (_name, shown) => {
  const text = JSON.stringify(shown).replaceAll(/[\u2066-\u2069]/g, '')
  expect(text).not.toContain(suggested())
  expect(text).toContain('Maya Lindt and Ana Ruiz')
})

test('nor in the file and the links for their calendar', () => {
  const origin = { publicUrl: 'http://m.test', cipher: createTokenCipher(['k']) }
  expect(calendarFile(meeting, origin)).toContain('SUMMARY:Maya Lindt and Ana Ruiz\r\n')
  const { google, outlook } = calendarLinks(meeting, origin)
  expect(new URL(google).searchParams.get('text')).toBe('Maya Lindt and Ana Ruiz')
  expect(new URL(outlook).searchParams.get('subject')).toBe('Maya Lindt and Ana Ruiz')
})
