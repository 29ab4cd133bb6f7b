import { describe, expect, test } from 'vitest'
import { zoneCity } from '../../src/i18n/format-time.ts'
import { newsOf } from '../../src/mail/meeting-news.ts'
import { meetingEmail } from '../../src/mail/templates/meeting-email.ts'
import { locales } from '../../src/model/entities.ts'
import type { MeetingNews } from '../../src/services/meetings/notification-table.ts'
import { aMeeting } from './a-meeting.ts'

const urls = {
  join: 'http://parley.test/join/1',
  manage: 'http://parley.test/manage/t',
  newTime: 'http://parley.test/meetings/demo',
  meeting: 'http://parley.test/settings/meetings/1',
  contact: 'http://parley.test/settings/meetings/1/contact',
}
const reader = { locale: 'en', timeZone: 'America/New_York' } as const
const kinds: MeetingNews[] = ['booked', 'moved', 'canceled', 'reminder']

describe.each(locales)('in %s', locale => {
  test.each(kinds)('%s is complete in text and HTML, without the internal note', news => {
    const meeting = aMeeting({ cancelReason: 'Ill <b>' })
    const email = meetingEmail({
      news,
      meeting,
      reader: { ...reader, locale },
      side: 'invitee',
      urls,
    })
    for (const body of [email.text, email.html]) {
      expect(body).toContain('B-1042')
      expect(body).toContain(zoneCity('America/New_York', locale))
      expect(body).toContain('Berlin')
      expect(body).toContain(news === 'canceled' ? urls.newTime : urls.manage)
      expect(body).not.toContain('Do not show this')
      expect(body).not.toMatch(/\{\w+\}(?!\s*[a-z.@])/)
    }
    expect(email.html).not.toContain('<b>')
    expect(Buffer.byteLength(email.html)).toBeLessThan(100_000)
  })
})

test("the guest's own time comes first", () => {
  const { text } = meetingEmail({
    news: 'booked',
    meeting: aMeeting(),
    reader,
    side: 'invitee',
    urls,
  })
  expect(text.indexOf('New York')).toBeLessThan(text.indexOf('Berlin'))
})

test('the notification follows from the present state and the last notification', () => {
  const scheduled = aMeeting({ sequence: 1, timeSequence: 1 })
  expect(newsOf({ meeting: scheduled, deliveredRevision: undefined })).toBe('booked')
  expect(newsOf({ meeting: scheduled, deliveredRevision: 0 })).toBe('moved')
  expect(newsOf({ meeting: scheduled, deliveredRevision: 1 })).toBeUndefined()
  const canceled = aMeeting({ status: 'canceled', sequence: 1, timeSequence: 1 })
  expect(newsOf({ meeting: canceled, deliveredRevision: undefined })).toBe('canceled')
})
