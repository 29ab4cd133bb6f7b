import { type Messages, messagesIn } from '../../src/i18n/messages.ts'
import { type DoubtfulTime, doubtfulTimes } from '../../src/scheduling/doubtful-times.ts'
import {
  listPromisedTimes,
  type PromisedTime,
} from '../../src/services/availability/already-proposed-times.ts'
import { guestOf } from '../blocks/proposals/preview.ts'
import type { Draft } from '../blocks/proposals/proposal-draft.ts'
import { type Reader, timeIn } from '../blocks/times.ts'
import type { RequestContext } from '../requests/request-context.ts'

const maxNames = 3

function promisedLines(
  promised: readonly PromisedTime[],
  { copy, reader }: { copy: Messages<'slack/proposals'>; reader: Reader },
): string[] {
  const byStart = new Map<number, string[]>()
  for (const { startsAt, ...guest } of promised)
    byStart.set(startsAt, [...(byStart.get(startsAt) ?? []), guestOf(guest)])
  return [...byStart].map(([startsAt, names]) => {
    const more = names.length > maxNames ? ' …' : ''
    const guests = names.slice(0, maxNames).join(', ') + more
    return copy.alsoProposed({ time: timeIn(startsAt, reader), guests })
  })
}

const timesOf = (found: readonly DoubtfulTime[], doubt: DoubtfulTime['doubt'], reader: Reader) =>
  found
    .filter(time => time.doubt === doubt)
    .map(({ startsAt }) => timeIn(startsAt, reader))
    .join(', ')

function doubtLines(
  { parts, reader, user }: RequestContext,
  { draft, copy }: { draft: Draft; copy: Messages<'slack/proposals'> },
): string[] {
  const { guestZone, slots, durationMinutes } = draft
  if (!guestZone) return []
  const now = parts.context.clock()
  const hostZone = user.timeZone
  const found = doubtfulTimes({ slots, durationMinutes, hostZone, guestZone, now })
  const outside = timesOf(found, 'outside-working-hours', reader)
  const changed = timesOf(found, 'clock-change', reader)
  return [
    ...(outside ? [copy.outsideHours({ times: outside })] : []),
    ...(changed ? [copy.clockChange({ times: changed })] : []),
  ]
}

/** Warnings before these times are sent: other proposals that contain them, and how they suit the guest. */
export async function previewWarnings(request: RequestContext, draft: Draft): Promise<string[]> {
  const { parts, workspaceId, user, reader } = request
  const copy = messagesIn(reader.locale, 'slack/proposals')
  const { slots, durationMinutes, email: exceptEmail } = draft
  const query = { workspaceId, hostId: user.id, slots, durationMinutes, exceptEmail }
  const promised = await listPromisedTimes(parts.context, query)
  return [...promisedLines(promised, { copy, reader }), ...doubtLines(request, { draft, copy })]
}
