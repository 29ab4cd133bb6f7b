import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseShorthand } from '../../src/shorthand/parse-shorthand.ts'
import { processorMsOf } from '../support/processor-time.ts'
import { berlinRep } from './reading-table.ts'

const longest = 2_000
/** Several times what the slowest text takes (115 ms, measured), far below what an exponential reading would. */
const patienceMs = 1_000

/** Whatever repeats, nests or nearly matches. */
const tokens = [
  'thu',
  'thrs',
  'next',
  'next ',
  'not ',
  'not fri ',
  'and ',
  'a',
  'aa',
  'x',
  'x9',
  '9',
  '9-',
  '14-17 ',
  '2pm-5 ',
  '1h',
  '30m ',
  '/',
  '3/4 ',
  '12.11 ',
  '2026-11-12',
  ':',
  '15:00-',
  '@',
  '<@U01',
  '<mailto:',
  'a@b.co|',
  '>',
  'deal:',
  'deal:"',
  '"',
  '""',
  '(',
  ')',
  '-',
  '--',
  '—',
  ',',
  '.',
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '\u0301',
  'ü',
  'ś',
  'za tydzień',
  'fra tre giorni',
  'in ',
  'in Europe/',
  'Europe/Rome ',
  'via ',
  '😀',
  '\ud83d',
  'ﷺ',
  '٣',
]

const filled = (token: string): string =>
  token.repeat(Math.ceil(longest / token.length)).slice(0, longest)

const timeOf = (typed: string, locale?: string) =>
  processorMsOf(() => parseShorthand(typed, { ...berlinRep, locale }))

test.each(['en', 'pl', 'it'])(
  'F46 (%s): every token repeated to the longest text is read in bounded time',
  locale => {
    parseShorthand('thu', { ...berlinRep, locale })
    const slow = tokens.filter(token => timeOf(filled(token), locale) > patienceMs)
    expect(slow).toEqual([])
  },
)

test('F46: no mixture of them, of the greatest length, keeps the parser busy', {
  timeout: 60_000,
}, () => {
  const pieces = fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 6 })
  const ends = fc.string({ unit: 'binary', maxLength: 20 })
  fc.assert(
    fc.property(pieces, ends, fc.constantFrom('en', 'pl', 'it'), (list, end, locale) => {
      const typed = (filled(list.join('')).slice(0, longest - end.length) + end).slice(0, longest)
      expect(timeOf(typed, locale)).toBeLessThan(patienceMs)
    }),
    { numRuns: 100 },
  )
})
