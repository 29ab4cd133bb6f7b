import { expect, test } from 'vitest'
import { zoneCity } from '../../src/i18n/format-time.ts'
import { messagesIn } from '../../src/i18n/messages.ts'
import { proposalEmail } from '../../src/mail/templates/proposal-email.ts'
import {
  type Location,
  locales,
  type Proposal,
  type WorkspaceId,
} from '../../src/model/entities.ts'
import { aMeeting } from './a-meeting.ts'

const { host, organizer } = aMeeting()
const slots = [Date.UTC(2026, 10, 12, 14), Date.UTC(2026, 10, 13, 14)]
const phone = '+48 600 100 200'
const aProposal = (changes: Partial<Proposal> = {}): Proposal => ({
  id: 'p',
  workspaceId: 'w' as WorkspaceId,
  host,
  organizer,
  pageId: undefined,
  title: 'Demo',
  invitee: { email: 'm@example.com', name: 'Maya', timeZone: 'America/New_York', locale: 'en' },
  durationMinutes: 30,
  slots,
  message: 'Hi Maya <script>',
  via: 'email',
  status: 'open',
  revision: 0,
  timesRevision: 0,
  openedAt: undefined,
  askedInstead: undefined,
  askedInsteadAt: undefined,
  nudgedAt: undefined,
  unavailableSlots: [],
  expiresAt: slots.at(-1) ?? 0,
  meetingId: undefined,
  createdAt: 0,
  ...changes,
})
const emailOf = (changes: Partial<Parameters<typeof proposalEmail>[0]> = {}) =>
  proposalEmail({
    url: 'http://parley.test/p/t',
    slots,
    kind: 'proposal',
    location: { kind: 'video' },
    deadline: undefined,
    proposal: aProposal(),
    ...changes,
  })

test('a proposal has one link per time in text and HTML (F44)', () => {
  const email = emailOf()
  for (const slot of slots)
    for (const body of [email.text, email.html])
      expect(body).toContain(`http://parley.test/p/t?slot=${slot}`)
  expect(email.html).not.toContain('<script>')
})

const theirs = aProposal({
  content: { location: { kind: 'phone' }, phone, description: '', reminders: [] },
})
const places: [expected: string, location: Location, proposal?: Proposal][] = [
  ['Where: Phone: we call you', { kind: 'phone' }],
  [`Where: ${host.name} calls you at ${phone}`, { kind: 'phone' }, theirs],
  [
    `Where: Call ${host.name} at +1 555 0100`,
    { kind: 'phone', number: '+1 555 0100' },
    { ...theirs, pageId: 'page' },
  ],
  ['Where: Rynek 1', { kind: 'address', address: 'Rynek 1' }],
  ['Where: Our stand', { kind: 'custom', text: 'Our stand' }],
  ['Where: Video call', { kind: 'video' }],
  ['Where: Video call', { kind: 'video', url: 'https://call.test/room', isRoom: true }],
  [`Where: Video call. ${host.name} sends the link.`, { kind: 'video', isSentByHost: true }],
]

test.each(places)('a proposal says %s', (expected, location, proposal = aProposal()) => {
  for (const kind of ['proposal', 'nudge'] as const) {
    const { text } = emailOf({ location, proposal, kind })
    expect(text.split('\n')).toContain(expected)
    expect(text).not.toContain('call.test')
  }
})

test.each(locales)(
  'in %s a proposal says until when it stands, where there is a deadline',
  locale => {
    const invitee = { ...aProposal().invitee, locale }
    const proposal = aProposal({ invitee })
    const [before = '', after = ''] = messagesIn(locale, 'mail')
      .proposalUntil({ when: '|' })
      .split('|')
    const { text } = emailOf({ proposal, deadline: Date.UTC(2026, 10, 9, 15) })
    const line = text.split('\n').find(one => one.startsWith(before)) ?? ''
    expect(line).toContain('10:00')
    expect(line).toContain(zoneCity('America/New_York', locale))
    expect(line).toContain(after)
    expect(emailOf({ proposal }).text).not.toContain(before)
  },
)
