import { randomUUID } from 'node:crypto'
import { messagesIn } from '../../../src/i18n/messages.ts'
import type { SchedulingPage, User } from '../../../src/model/entities.ts'
import type { IntervalList } from '../../../src/scheduling/types.ts'
import { suggestTimes } from '../../../src/services/availability/suggest-times.ts'
import type { ShorthandCommand, Who } from '../../../src/shorthand/types.ts'
import type { BookingDraft } from '../../blocks/meetings/booking-draft.ts'
import {
  type BookingPreviewParts,
  bookingPreview,
  busyMessage,
  startChoice,
} from '../../blocks/meetings/booking-preview.ts'
import { maxNoteCharacters } from '../../blocks/proposals/proposal-draft.ts'
import { cut, type SlackMessage, sentence } from '../../blocks/text.ts'
import { timeIn } from '../../blocks/times.ts'
import { busyTimes, freeInstead } from '../../meetings/book-draft.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'
import { findColleague } from './find-colleague.ts'
import { askWhichContact } from './guests/ask-which-contact.ts'
import { findGuest, type Guest } from './guests/find-guest.ts'
import { pageFor } from './page-for.ts'

const dayMs = 24 * 60 * 60_000
const maxStarts = 5

interface Parties {
  /** Undefined for the rep. */
  host: User | undefined
  guests: Who[]
}

/** If two people are named, the colleague is the host. A person named alone is the guest. */
async function partiesOf(request: RequestContext, { who }: ShorthandCommand): Promise<Parties> {
  if (who.length < 2) return { host: undefined, guests: [...who] }
  const known = await Promise.all(
    who.map(async each => ({ who: each, colleague: await findColleague(request, each) })),
  )
  const host = known.find(({ colleague }) => colleague !== undefined)
  return {
    host: host?.colleague,
    guests: known.filter(each => each !== host).map(each => each.who),
  }
}

function draftOf(
  request: RequestContext,
  chosen: {
    reading: ShorthandCommand
    host: User
    guest: Guest
    page: SchedulingPage | undefined
    minutes: number
  },
): BookingDraft {
  const { reading, host, guest, page, minutes } = chosen
  return {
    id: randomUUID(),
    hostId: host.id,
    email: guest.email,
    name: cut(guest.name, 100),
    company: guest.company ? cut(guest.company, 100) : undefined,
    pageId: page?.id,
    title: cut(page?.title ?? host.name, 100),
    durationMinutes: minutes,
    startsAt: reading.when?.exact ?? request.parts.context.clock(),
    guestZone: reading.inZone ?? guest.timeZone,
    note: reading.note ?? '',
    isAnyway: false,
  }
}

/** The preview of one exact time, or the reason why it cannot be booked. */
export async function previewBooking(
  request: RequestContext,
  parts: BookingPreviewParts,
): Promise<SlackMessage> {
  const busy = await busyTimes(request, parts.draft)
  if (busy.length === 0) return bookingPreview(parts)
  return busyMessage(parts, { busy, instead: await freeInstead(request, parts.draft) })
}

async function chooseStart(
  request: RequestContext,
  parts: BookingPreviewParts,
  ranges: IntervalList,
): Promise<SlackMessage> {
  const { workspaceId, copy, reader } = request
  const { hostId, durationMinutes } = parts.draft
  const query = { workspaceId, hostId, durationMinutes, ranges, count: maxStarts }
  const { starts, nextFreeAt } = await suggestTimes(request.parts.context, query)
  if (starts.length > 0) return startChoice(parts, starts)
  if (nextFreeAt === undefined) return sentence(copy.noFree)
  const message = startChoice(parts, [nextFreeAt])
  return { ...message, text: copy.nextFree({ time: timeIn(nextFreeAt, reader) }) }
}

/** Previews one meeting in both zones. Nothing is written yet. */
export async function book(request: RequestContext, asked: Asked): Promise<SlackMessage> {
  const { copy, user, parts, reader } = request
  const { reading } = asked
  const verbs = messagesIn(user.locale, 'slack/verbs')
  const noteLength = reading.note?.length ?? 0
  if (noteLength > maxNoteCharacters)
    return sentence(copy.noteTooLong({ length: noteLength, max: maxNoteCharacters }))
  const { host = user, guests } = await partiesOf(request, reading)
  if (guests.length > 1) return sentence(verbs.oneHost)
  const guest = await findGuest(request, { who: guests, typed: reading.typed })
  if (!('email' in guest)) return guest
  const page = pageFor(asked, reading.durationMinutes)
  const minutes = reading.durationMinutes ?? page?.durationsMinutes[0] ?? 30
  const draft = draftOf(request, { reading, host, guest, page, minutes })
  const hostName = host.id === user.id ? undefined : host.name
  const shown = { copy, verbs, draft, reader, hostName, typed: reading.typed }
  const question = await askWhichContact(request, shown)
  if (question) return question
  if (reading.when?.exact !== undefined) return previewBooking(request, shown)
  const now = parts.context.clock()
  return chooseStart(
    request,
    shown,
    reading.when?.ranges ?? [{ start: now, end: now + 14 * dayMs }],
  )
}
