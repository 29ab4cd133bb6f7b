import { expect, test } from 'vitest'
import { proposalSection } from '../../../bot/blocks/app-home/waiting.ts'
import { digestMessage } from '../../../bot/blocks/meetings/digest.ts'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { locales } from '../../../src/model/entities.ts'

const proposal = (name: string, isAsking: boolean) => ({
  id: name,
  title: 'Contract',
  invitee: { name, email: 'guest@acme.test' },
  expiresAt: Date.UTC(2026, 10, 6, 9),
  wish: isAsking ? 'Friday' : undefined,
  meetingId: undefined,
})
const proposals = [proposal('Lena', true), proposal('Maya', false)]

test.each(locales)('in %s a guest who asked for another time is listed apart', locale => {
  const reader = { locale, timeZone: 'Europe/Berlin' }
  const home = messagesIn(locale, 'slack/home')
  const parts = { facts: { proposals }, home, reader } as never
  const texts = proposalSection(parts).map(block => JSON.stringify(block))
  const at = (text: string) => texts.findIndex(one => one.includes(text))
  expect(at('Lena')).toBe(at(home.wishes) + 1)
  expect(at('Maya')).toBe(at(home.proposals) + 1)
  expect(at('Lena')).not.toBe(at('Maya'))
})

test.each(locales)('in %s the day in one message names them apart, too', locale => {
  const notifications = messagesIn(locale, 'slack/notifications')
  const message = digestMessage({
    notifications,
    copy: messagesIn(locale, 'slack/general'),
    reader: { locale, timeZone: 'Europe/Berlin' },
    day: 'Thu 5 Nov',
    meetings: [],
    due: [],
    proposals,
    isTakingChats: undefined,
    todayUrl: 'http://parley.test/settings',
  })
  const lines = (message?.blocks ?? []).map(block => JSON.stringify(block))
  const lena = lines.find(line => line.includes('Lena'))
  expect(lena).toBeDefined()
  expect(lena).not.toContain('Maya')
  expect(lines.some(line => line.includes('Maya'))).toBe(true)
})
