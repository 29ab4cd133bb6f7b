import { describe, expect, test } from 'vitest'
import { parseShorthand } from '../../src/shorthand/parse-shorthand.ts'
import { berlinRep, readsAs } from './reading-table.ts'

describe('an unknown word is never guessed: “did you mean”, with what was typed kept', () => {
  readsAs([
    [
      'maya@acme.com demo 30 thrs pm',
      'unknown · thrs · maya@acme.com demo 30 Thu pm · maya@acme.com demo 30 this pm',
    ],
    [
      'thrs pm x3 -- see you',
      'unknown · thrs · Thu pm x3 -- see you · this pm x3 -- see you · "thrs" pm x3 -- see you',
    ],
    ['maya wensday', 'unknown · wensday · maya Wed · "maya wensday"'],
    ['maya@acme.com tomorow', 'unknown · tomorow · maya@acme.com tomorrow'],
    ['maya@acme.com demmo thu', 'unknown · demmo · maya@acme.com Demo thu'],
    ['maya@acme.com 12 novmber', 'unknown · novmber · maya@acme.com 12 Nov'],
    ['cancle maya', 'unknown · cancle · cancel maya · "cancle maya"'],
    ['hlep', 'unknown · hlep · help · "hlep"'],
    ['maya@acme.com lunch thu', 'unknown · lunch'],
    ['before fri', 'unknown · before'],
    ['next month', 'unknown · next'],
    ['maya@acme.com thu foo123', 'unknown · foo123'],
    ['one two three four five six thu', 'unknown · one'],
  ])
  readsAs([['maja@acme.pl czwrtek', 'unknown · czwrtek · maja@acme.pl czw']], { locale: 'pl' })
  readsAs([['maya@acme.it giovdi', 'unknown · giovdi · maya@acme.it gio']], { locale: 'it' })
  readsAs([['maja@acme.pl czwrtek', 'unknown · czwrtek · maja@acme.pl czw']], { locale: 'en-US' })
})

describe('3/4 without a locale that decides is a question', () => {
  const rows = [
    ['maya 3/4 pm', 'which-date · maya 2027-04-03 pm · maya 2027-03-04 pm'],
    ['3/4 or 5/6', 'which-date · 2027-04-03 or 2027-06-05 · 2027-03-04 or 2027-05-06'],
    ['3/4/2027', 'which-date · 2027-04-03 · 2027-03-04'],
    ['3/3', 'propose · 2027-03-03'],
    ['25/12', 'propose · 12-25'],
    ['12/25', 'propose · 12-25'],
    // Read month first it is over.
    ['1/12/2026', 'propose · 12-01'],
    // 3 April 2027 is a Saturday, March 4 a Thursday.
    ['thu 3/4', 'propose · 2027-03-04'],
    ['3/4 sat', 'propose · 2027-04-03'],
  ] as const
  readsAs(rows, { locale: undefined })
  readsAs(rows.slice(0, 1), { locale: 'en' })
  readsAs(rows.slice(0, 1), { locale: 'not a locale' })
})

test('each option of a question reads without asking again', () => {
  const context = { ...berlinRep, locale: undefined }
  const reading = parseShorthand('Maya Lindt demo 30 3/4 pm -- 3/4', context)
  if (reading.kind !== 'question' || reading.question !== 'which-date')
    throw new Error('no question')
  const readings = reading.options.map(({ text }) => parseShorthand(text, context))
  expect(readings).toMatchObject([
    { kind: 'command', when: { days: ['2027-04-03'] }, note: '3/4' },
    { kind: 'command', when: { days: ['2027-03-04'] }, note: '3/4' },
  ])
  expect(reading.options.map(({ dates }) => dates)).toEqual([['2027-04-03'], ['2027-03-04']])
})
