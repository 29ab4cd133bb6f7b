import { randomUUID } from 'node:crypto'
import type { SchedulingPage } from '../../../src/model/entities.ts'
import { listStarts } from '../../../src/services/availability/suggest-exact-times.ts'
import type { ShorthandCommand, When } from '../../../src/shorthand/types.ts'
import { choicesMessage } from '../../blocks/answers/choices.ts'
import { previewMessage } from '../../blocks/proposals/preview.ts'
import { maxNoteCharacters } from '../../blocks/proposals/proposal-draft.ts'
import { cut, type SlackMessage, sentence } from '../../blocks/text.ts'
import { spansIn, timeIn } from '../../blocks/times.ts'
import { audienceOf } from '../../proposals/audience-of.ts'
import { previewWarnings } from '../../proposals/preview-warnings.ts'
import { draftExpiry } from '../../proposals/send-proposal.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'
import { findGuest, type Guest } from './guests/find-guest.ts'
import { pageFor } from './page-for.ts'

const dayMs = 24 * 60 * 60_000
const defaultCount = 3

/** Exact dates and times of a request, in its own zone and in the rep's. */
function describe(when: When, { reader }: RequestContext): string {
  const asked = spansIn(when.ranges, { ...reader, timeZone: when.timeZone })
  return when.timeZone === reader.timeZone ? asked : `${asked} = ${spansIn(when.ranges, reader)}`
}

const noTimes = (
  request: RequestContext,
  asked: { typed: string; nextFreeAt: number | undefined },
) => {
  const { copy, reader } = request
  const { nextFreeAt, typed } = asked
  if (nextFreeAt === undefined)
    return choicesMessage(copy, { question: copy.noFree, choices: [], typed })
  const question = copy.nextFree({ time: timeIn(nextFreeAt, reader) })
  return choicesMessage(copy, { question, choices: [], typed })
}

function draftOf(
  request: RequestContext,
  chosen: {
    reading: ShorthandCommand
    guest: Guest
    page: SchedulingPage | undefined
    slots: number[]
    minutes: number
  },
) {
  const { reading, guest, page, slots, minutes } = chosen
  return {
    id: randomUUID(),
    email: guest.email,
    name: cut(guest.name, 100),
    pageId: page?.id,
    title: cut(page?.title ?? request.user.name, 100),
    durationMinutes: minutes,
    slots,
    guestZone: reading.inZone ?? guest.timeZone,
    note: reading.note ?? '',
  }
}

/** Previews free times for one guest. Nothing is written or sent. */
export async function propose(request: RequestContext, asked: Asked): Promise<SlackMessage> {
  const { copy, parts, workspaceId, user, reader } = request
  const { reading } = asked
  const noteLength = reading.note?.length ?? 0
  if (noteLength > maxNoteCharacters)
    return sentence(copy.noteTooLong({ length: noteLength, max: maxNoteCharacters }))
  const guest = await findGuest(request, reading)
  if (!('email' in guest)) return guest
  const page = pageFor(asked, reading.durationMinutes)
  const minutes = reading.durationMinutes ?? page?.durationsMinutes[0] ?? 30
  const now = parts.context.clock()
  const ranges = reading.when?.ranges ?? [{ start: now, end: now + 14 * dayMs }]
  const { starts, nextFreeAt } = await listStarts(parts.context, {
    workspaceId,
    hostId: user.id,
    pageId: page?.durationsMinutes.includes(minutes) ? page.id : undefined,
    durationMinutes: minutes,
    ranges,
    exact: reading.when?.starts ?? [],
    count: reading.count ?? defaultCount,
  })
  if (starts.length === 0) return noTimes(request, { typed: reading.typed, nextFreeAt })
  const draft = draftOf(request, { reading, guest, page, slots: starts, minutes })
  return previewMessage({
    copy,
    draft,
    reader,
    asked: reading.when ? describe(reading.when, request) : copy.anyDay,
    typed: reading.typed,
    expiresAt: draftExpiry(draft, now),
    warnings: await previewWarnings(request, draft),
    audience: await audienceOf(request, asked.origin.channelId),
  })
}
