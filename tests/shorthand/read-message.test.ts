import { expect, test } from 'vitest'
import { emailsIn, whenIn } from '../../src/shorthand/read-message.ts'
import { processorMsOf } from '../support/processor-time.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const context = {
  now: Date.UTC(2026, 10, 2, 8),
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  meetingTypes: [{ id: 'demo', title: 'Demo', durationsMinutes: [30] }],
}
const daysIn = (text: string, locale = 'en-GB') => whenIn(text, { ...context, locale })?.days

test('addresses are read as Slack writes them, each once', () => {
  const text = 'Ask <mailto:Maya@acme.test|maya@acme.test> or ola@acme.co.uk, not @ana.'
  expect(emailsIn(text)).toEqual(['maya@acme.test', 'ola@acme.co.uk'])
})

test.each([
  ['Could we talk on Thursday afternoon? I am free then.', ['2026-11-05']],
  ['maybe 12 nov, if Maya can', ['2026-11-12']],
  ['Tomorrow works for me', ['2026-11-03']],
])('the days of “%s” are read (1.2)', (text, days) => {
  expect(daysIn(text)).toEqual(days)
})

test('words of other languages are read where the reader speaks them', () => {
  expect(daysIn('Może w czwartek po południu?', 'pl')).toEqual(['2026-11-05'])
  expect(daysIn('Va bene giovedì pomeriggio?', 'it')).toEqual(['2026-11-05'])
})

test.each([
  'I am fine, thank you',
  'Send me the 30 page contract',
  '',
  '<@U1> <https://x.test/thu>',
])('“%s” names no day', text => {
  expect(daysIn(text)).toBeUndefined()
})

test('a long message is read in a moment', () => {
  const long = 'word and more '.repeat(5000)
  expect(processorMsOf(() => expect(daysIn(long)).toBeUndefined())).toBeLessThan(2_000)
})

test('addresses in other letters are read, and what only looks like one is not', () => {
  expect(emailsIn('to jose@münchen.example, 用户@例子.广告 or a@b..example')).toEqual([
    'jose@xn--mnchen-3ya.example',
    '用户@xn--fsqu00a.xn--4rr70v',
  ])
})
