import { describe, expect, test } from 'vitest'
import { parseShorthand } from '../../src/shorthand/parse-shorthand.ts'
import { berlinRep, readsAs } from './reading-table.ts'

describe('what cannot be meant is a fault that says why', () => {
  readsAs([
    ['maya x0', 'fault · count-out-of-range · 0 · 1 · 5'],
    ['maya x9', 'fault · count-out-of-range · 9 · 1 · 5'],
    ['demo 20', 'fault · duration-not-offered · 20 · 30,45 · demo'],
    ['20', 'fault · duration-not-offered · 20 · 15,30,45,60'],
    ['thu 3', 'fault · duration-not-offered · 3 · 15,30,45,60'],
    ['0m', 'fault · duration-out-of-range · 0 · 1 · 1440'],
    ['99h', 'fault · duration-out-of-range · 5940 · 1 · 1440'],
    ['today 9:00', 'fault · time-in-the-past · 2026-11-10'],
    ['today before 10', 'fault · time-in-the-past · 2026-11-10'],
    ['10 nov 9:00', 'fault · time-in-the-past · 2026-11-10'],
    ['this mon', 'fault · time-in-the-past · 2026-11-09'],
    ['2020-01-01', 'fault · time-in-the-past · 2020-01-01'],
    ['thu 17-14', 'fault · bad-range · 17-14'],
    ['thu 14-14', 'fault · bad-range · 14-14'],
    ['thu from 5pm to 2pm', 'fault · bad-range · from 5pm to 2pm'],
    ['14-12 nov', 'fault · bad-range · 14-12 nov'],
    ['thu 25:00', 'fault · no-such-time · 25:00'],
    ['thu 12:75', 'fault · no-such-time · 12:75'],
    ['thu 13pm', 'fault · no-such-time · 13pm'],
    ['thu after 30', 'fault · no-such-time · after 30'],
    ['31 feb', 'fault · no-such-date · 31 feb'],
    ['29 feb', 'fault · no-such-date · 2027-02-29'],
    ['2027-02-29', 'fault · no-such-date · 2027-02-29'],
    ['9999-12-31', 'fault · no-such-date · 9999-12-31'],
    ['0000-01-01', 'fault · no-such-date · 0000-01-01'],
    ['32.1', 'fault · no-such-date · 32.1'],
    ['13/13', 'fault · no-such-date · 13/13'],
    ['in 999 days', 'fault · no-such-date · 999 days'],
    ['thu 13 nov', 'fault · weekday-mismatch · 2026-11-13 · thu · fri'],
    ['in Atlantis', 'fault · unknown-zone · Atlantis'],
    ['maya via pigeon', 'fault · unknown-channel · pigeon'],
    ['maya@acme', 'fault · bad-email · maya@acme'],
    ['x3 x4', 'fault · given-twice · count'],
    ['30m 45m', 'fault · given-twice · duration'],
    ['demo discovery', 'fault · given-twice · type'],
    ['thu in Rome in Paris', 'fault · given-twice · zone'],
    ['via mail via chat', 'fault · given-twice · via'],
    ['fri not fri', 'fault · nothing-left'],
    ['thu am after 3', 'fault · nothing-left'],
  ])
})

test('a text longer than 2,000 characters is refused unread', () => {
  expect(parseShorthand('thu '.repeat(501), berlinRep)).toMatchObject({
    fault: 'too-long',
    lengthCharacters: 2004,
    maxCharacters: 2000,
  })
})

test('what was typed is kept with every reading', () => {
  for (const typed of ['thu pm', 'maya@acme.com thrs', ' x9 ']) {
    expect(parseShorthand(typed, berlinRep)).toMatchObject({ typed })
  }
})
