import { toInstant } from '../../../src/scheduling/zoned-time.ts'
import type { ShorthandFault, ShorthandQuestion } from '../../../src/shorthand/types.ts'
import { choicesMessage } from '../../blocks/answers/choices.ts'
import { quiet, type SlackMessage } from '../../blocks/text.ts'
import { dayIn, missingDay } from '../../blocks/times.ts'
import type { RequestContext } from '../../requests/request-context.ts'

const dayWords = (day: string, { reader }: RequestContext): string =>
  dayIn(toInstant(day, '12:00', 'UTC'), { ...reader, timeZone: 'UTC' })

function faultText(request: RequestContext, fault: ShorthandFault): string {
  const say = request.copy.fault
  switch (fault.fault) {
    case 'too-long':
      return say['too-long']({ length: fault.lengthCharacters, max: fault.maxCharacters })
    case 'count-out-of-range':
      return say['count-out-of-range'](fault)
    case 'duration-not-offered': {
      const allowed = fault.allowedMinutes.join(', ')
      return say['duration-not-offered']({
        minutes: fault.minutes,
        allowed,
        hasAllowed: Boolean(allowed),
      })
    }
    case 'duration-out-of-range':
      return say['duration-out-of-range']({ min: fault.minMinutes, max: fault.maxMinutes })
    case 'time-in-the-past':
      return say['time-in-the-past']({ day: dayWords(fault.day, request) })
    case 'weekday-mismatch':
      return say['weekday-mismatch']({ day: dayWords(fault.day, request) })
    case 'given-twice':
      return say['given-twice']({ part: request.copy.parts[fault.part] })
    case 'nothing-left':
      return say['nothing-left']
    case 'no-such-date':
      return say['no-such-date']({ word: quiet(missingDay(fault.word, request.reader.locale)) })
    default:
      return say[fault.fault]({ word: quiet(fault.word) })
  }
}

function questionOf(request: RequestContext, asked: ShorthandQuestion) {
  const { copy } = request
  if (asked.question === 'which-date')
    return {
      question: copy.whichDate,
      choices: asked.options.map(({ dates, text }) => ({
        label: dates.map(day => dayWords(day, request)).join(', '),
        text,
      })),
    }
  const word = quiet(asked.word)
  if (asked.question === 'which-type')
    return {
      question: copy.whichType({ word }),
      choices: asked.options.map(({ title, text }) => ({ label: title, text })),
    }
  const [nearest] = asked.suggestions
  return {
    question: nearest
      ? copy.didYouMean({ word, suggestion: quiet(nearest.word) })
      : copy.unknownWord({ word }),
    choices: asked.suggestions.map(({ word, text }) => ({ label: copy.use({ word }), text })),
  }
}

/** The answer to a text that is not a complete command. It keeps the text for Edit. */
export function askBack(
  request: RequestContext,
  reading: ShorthandFault | ShorthandQuestion,
): SlackMessage {
  const { typed } = reading
  const asked =
    reading.kind === 'fault'
      ? { question: faultText(request, reading), choices: [] }
      : questionOf(request, reading)
  return choicesMessage(request.copy, { ...asked, typed })
}
