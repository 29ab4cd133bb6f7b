import { type Piece, piecesOf } from './pieces.ts'
import { rewrite } from './rewrite.ts'
import { type Scope, wordsBetween } from './scope.ts'
import type { Fault, Question, ShorthandMeetingType } from './types.ts'

/** Length of a precise start if neither a duration nor a meeting type sets one. */
const plainMeetingMinutes = 60

interface Meeting {
  readonly meetingTypeId: string | undefined
  readonly durationMinutes: number | undefined
  /** The meeting's maximum length, as far as the command states it. */
  readonly maxDurationMinutes: number
}

/** The meeting type, and the duration that it allows. */
export function readMeeting(scope: Scope, pieces: readonly Piece[]): Meeting | Fault | Question {
  const type = readType(scope, pieces)
  if (type && !('title' in type)) return type
  const offered = type ? [type] : scope.context.meetingTypes
  const allowedMinutes = [...new Set(offered.flatMap(each => each.durationsMinutes))]
  const duration = piecesOf(pieces, 'duration')[0]
  const minutes = duration?.minutes
  if (duration?.isBare && !allowedMinutes.includes(duration.minutes)) {
    return {
      fault: 'duration-not-offered',
      minutes: duration.minutes,
      allowedMinutes: allowedMinutes.sort((a, b) => a - b),
      ...(type ? { meetingTypeId: type.id } : {}),
    }
  }
  const maxDurationMinutes = minutes ?? Math.max(...allowedMinutes.filter(isDuration), 0)
  return {
    meetingTypeId: type?.id,
    durationMinutes: minutes,
    maxDurationMinutes: maxDurationMinutes || plainMeetingMinutes,
  }
}

function isDuration(minutes: number): boolean {
  return Number.isFinite(minutes) && minutes > 0
}

/** Several words may narrow the choice: `demo partners`. */
function readType(
  scope: Scope,
  pieces: readonly Piece[],
): ShorthandMeetingType | Fault | Question | undefined {
  const [first, ...more] = piecesOf(pieces, 'type')
  if (!first) return undefined
  const left = first.ids.filter(id => more.every(piece => piece.ids.includes(id)))
  const types = scope.context.meetingTypes.filter(type => left.includes(type.id))
  const [type] = types
  if (!type) return { fault: 'given-twice', part: 'type' }
  const titles = new Set(types.map(({ title }) => title))
  return titles.size === 1 ? type : askWhichType(scope, { from: first.from, to: first.to, types })
}

function askWhichType(
  scope: Scope,
  { from, to, types }: { from: number; to: number; types: readonly ShorthandMeetingType[] },
): Question {
  const options = types.map(({ id, title }) => {
    const words = `"${title}"`
    return { meetingTypeId: id, title, text: rewrite(scope, [{ from, to, words }]) }
  })
  return { question: 'which-type', word: wordsBetween(scope, from, to), options }
}
