import { emailKey, isEmail } from '../text/email-address.ts'
import { parseShorthand } from './parse-shorthand.ts'
import type { ShorthandContext, When } from './types.ts'

/** Longer messages are read only up to this many words. A phrase of days is rarely longer. */
const maxWords = 120
const maxPhraseLength = 5

/** A placeholder guest, since only the days are parsed. */
const nobody = 'nobody@example.com'

const addressPattern =
  /(?<![\p{L}\p{M}\p{N}._%+-])[\p{L}\p{M}\p{N}._%+-]{1,64}@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,6}/gu

/** Email addresses in a message in Slack's format, without duplicates, in their order. */
export const emailsIn = (text: string): string[] => [
  ...new Set((text.match(addressPattern) ?? []).filter(isEmail).map(emailKey)),
]

const wordsIn = (text: string): string[] =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(addressPattern, ' ')
    .split(/[\s.,;:!?()"“”„»«]+(?=\s|$)|\s+/)
    .filter(Boolean)
    .slice(0, maxWords)

/** The days that a phrase names; undefined if it contains anything else or no day. */
function readPhrase(phrase: string, context: ShorthandContext): When | undefined {
  const reading = parseShorthand(`${nobody} ${phrase}`, context)
  if (reading.kind !== 'command' || reading.who.length !== 1) return undefined
  const { when, durationMinutes, count, inZone, via } = reading
  const isMore = [durationMinutes, count, inZone, via].some(part => part !== undefined)
  return when && !when.isAnyDay && !isMore ? when : undefined
}

/** The first days in a message, from the longest phrase that parses completely: `thursday afternoon`. */
export function whenIn(text: string, context: ShorthandContext): When | undefined {
  const words = wordsIn(text)
  for (let at = 0; at < words.length; at++)
    for (let length = maxPhraseLength; length >= 1; length--) {
      const when = readPhrase(words.slice(at, at + length).join(' '), context)
      if (when) return when
    }
  return undefined
}
