import type { Meeting } from '../../../src/model/entities.ts'
import type { Interval } from '../../../src/scheduling/types.ts'
import { addDays, dayOf, isoWeekStart, startOfDay } from '../../../src/scheduling/zoned-time.ts'
import { joinAddress } from '../../../src/services/links.ts'
import { listAgenda } from '../../../src/services/meetings/find-meeting.ts'
import type { ShorthandVerb } from '../../../src/shorthand/types.ts'
import { type AgendaParts, agendaMessage } from '../../blocks/meetings/agenda.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import { dayIn } from '../../blocks/times.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'

const lookAheadDays = 60

function daysOf(request: RequestContext, verb: ShorthandVerb): Interval {
  const { timeZone } = request.reader
  const now = request.parts.context.clock()
  const today = dayOf(now, timeZone)
  const span = (from: string, days: number) => ({
    start: startOfDay(from, timeZone),
    end: startOfDay(addDays(from, days), timeZone),
  })
  if (verb === 'today') return span(today, 1)
  if (verb === 'tomorrow') return span(addDays(today, 1), 1)
  if (verb === 'week') return span(isoWeekStart(today), 7)
  return { start: now, end: startOfDay(addDays(today, lookAheadDays), timeZone) }
}

const partsOf = (request: RequestContext) => {
  const { context } = request.parts
  return {
    copy: request.copy,
    reader: request.reader,
    joinUrlOf: (meeting: Meeting) => joinAddress(context, meeting),
    settingsUrl: `${context.publicUrl}/settings`,
  }
}

const meetingsIn = (request: RequestContext, range: Interval) =>
  listAgenda(request.parts.context, {
    workspaceId: request.workspaceId,
    hostId: request.user.id,
    range,
  })

/** `today`, `tomorrow`, `week`, and `next` for the next meeting. */
export async function showAgenda(
  request: RequestContext,
  { reading: { verb } }: Asked,
): Promise<SlackMessage> {
  const range = daysOf(request, verb)
  const all = await meetingsIn(request, range)
  const meetings = verb === 'next' ? all.slice(0, 1) : all
  const from = dayIn(range.start, request.reader)
  const until = dayIn(range.end - 1, request.reader)
  return agendaMessage(
    { ...partsOf(request), meetings },
    from === until ? from : `${from} – ${until}`,
  )
}

/** The next meeting, or a message that there is none. */
export async function findNextMeeting(request: RequestContext): Promise<AgendaParts> {
  const meetings = await meetingsIn(request, daysOf(request, 'next'))
  return { ...partsOf(request), meetings: meetings.slice(0, 1) }
}
