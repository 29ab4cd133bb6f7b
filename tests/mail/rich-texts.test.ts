import { expect, test } from 'vitest'
import { meetingEmail } from '../../src/mail/templates/meeting-email.ts'
import { outcomeEmail } from '../../src/mail/templates/other-emails.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'
import { toCrmMeeting } from '../../src/services/crm/to-crm-meeting.ts'
import { calendarLinks } from '../../src/web/manage/calendar-file.ts'
import { aMeeting, anInvite } from './a-meeting.ts'

const description = 'See **the plan** at [our site](https://parley.test/plan)'
const plain = 'See the plan at our site (https://parley.test/plan)'
const answers = [{ questionId: 'q', label: 'Topic', value: '**not bold** <b>no</b>\nsecond' }]

const emailOf = (meeting: Meeting) =>
  meetingEmail({
    news: 'booked',
    meeting,
    reader: { locale: 'en', timeZone: 'Europe/Berlin' },
    side: 'host',
    urls: { join: 'https://p.test/join', meeting: 'https://p.test/m', contact: 'https://p.test/c' },
  })

test('F32: a mail shows the description as HTML in one half and as plain text in the other', () => {
  const { text, html } = emailOf(aMeeting({ description }))
  expect(text).toContain(plain)
  expect(html).toContain('See <strong>the plan</strong> at <a href="https://parley.test/plan"')
})

test('what an invitee answered is shown as they typed it', () => {
  const { text, html } = emailOf(aMeeting({ answers }))
  expect(text).toContain('Topic: **not bold** <b>no</b>\nsecond')
  expect(html).toContain('**not bold** &lt;b&gt;no&lt;/b&gt;<br>second')
})

test('F32: invitations and links to calendars carry the plain text', () => {
  const meeting = aMeeting({ description })
  const { ics } = anInvite(meeting, 'Here')
  expect(ics.replace(/\r\n /g, '')).toContain(`DESCRIPTION:${plain}`)
  const { google } = calendarLinks(meeting, {
    publicUrl: 'https://p.test',
    cipher: createTokenCipher(['k']),
  })
  expect(new URL(google).searchParams.get('details')).toBe(plain)
})

test('F32: the CRM gets both texts in both forms, answers and remarks as they were typed', () => {
  const meeting = aMeeting({
    description,
    answers,
    internalNote: '- *first*',
    outcomeNotes: '*went* well',
  })
  const { descriptionHtml, internalNoteHtml, ...sent } = toCrmMeeting(meeting, 'https://p.test')
  expect(sent.description).toBe(`${plain}\n\nTopic: **not bold** <b>no</b>\nsecond`)
  expect(descriptionHtml).toContain('<strong>the plan</strong>')
  expect(descriptionHtml).toContain('<p>Topic: **not bold** &lt;b&gt;no&lt;/b&gt;<br>second</p>')
  expect(sent.internalNote).toBe('- first\n\n*went* well')
  expect(internalNoteHtml).toContain('<em>first</em>')
  expect(internalNoteHtml).toContain('<p>*went* well</p>')
})

test('a question keeps its mark before the answer, and gets no second one', () => {
  const asked = { questionId: 'q', label: 'What would you like to see?', value: 'Pricing' }
  const { text } = emailOf(aMeeting({ answers: [asked, ...answers] }))
  expect(text).toContain('What would you like to see? Pricing')
  expect(text).toContain('Topic: **not bold**')
})

test.each([
  ['Meeting with Maya Lindt', 'How did it go? Meeting with Maya Lindt'],
  ['Renewal', 'How did it go? Renewal · Maya Lindt'],
])('the question about “%s” names the guest once', (title, subject) => {
  const reader = { locale: 'en', timeZone: 'Europe/Berlin' } as const
  const email = outcomeEmail({ meeting: aMeeting({ title }), reader, url: 'https://p.test/m' })
  expect(email.subject).toBe(subject)
})
