import { assembleCommand } from './assemble-command.ts'
import { findNames } from './find-names.ts'
import { readText } from './read-text.ts'
import { takesTopic } from './read-verb.ts'
import { type Scope, wordsBetween } from './scope.ts'
import type { ShorthandContext, ShorthandReading } from './types.ts'

const maxCharacters = 2000

/**
 * Parses one command of the shorthand, in English, Polish or Italian:
 *
 *     [verb] [who] [type] [dur] [when]* [xN] [in TZ] [via email|chat|slack] [-- note]
 *
 * The order is free, except that the verb comes first. A text without a verb proposes times, and an empty text
 * opens the hub. The same text, context and `now` give the same result. Never throws for any text, and never
 * returns a time in the past.
 *
 * - `am`, `morning` are 8:00–12:00; `pm`, `afternoon` 12:00–18:00; `evening` 18:00–21:00.
 * - Hours without am or pm are those of a working day: `after 3` is 15:00, `9-5` is 9:00–17:00, `03:00` is at
 *   night.
 * - `thu` is the coming Thursday, or today while some of the requested time is left; `next thu` is in next
 *   week. A past date without a year is next year's. Times without a day mean the coming two weeks, a precise
 *   start its next occurrence.
 * - A bare number is a duration, and only if the meeting type (or any type) has it.
 * - Slack's `<@U1|ana>` and `<mailto:…|…>` are parsed; the caller decodes `&amp;`.
 */
export function parseShorthand(typed: string, context: ShorthandContext): ShorthandReading {
  if (typed.length > maxCharacters) {
    const lengthCharacters = typed.length
    return { kind: 'fault', fault: 'too-long', lengthCharacters, maxCharacters, typed }
  }
  const { scope, pieces, note: text } = readText(typed, context)
  const note = text === undefined ? {} : { note: text }
  if (takesTopic(scope.verb)) {
    return { kind: 'command', verb: scope.verb, who: [], ...topicOf(scope), ...note, typed }
  }
  const assembled = assembleCommand(scope, findNames(scope, pieces))
  if ('fault' in assembled) return { kind: 'fault', ...assembled, typed }
  if ('question' in assembled) return { kind: 'question', ...assembled, typed }
  return { kind: 'command', ...assembled, ...note, typed }
}

function topicOf(scope: Scope): { topic?: string } {
  const topic = wordsBetween(scope, 1, scope.tokens.length)
  return topic === '' ? {} : { topic }
}
