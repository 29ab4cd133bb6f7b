import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import type { Interval } from '../../../src/scheduling/types.ts'
import { meetingName } from '../meeting-name.ts'
import { guestOf } from '../proposals/preview.ts'
import {
  actions,
  button,
  contextLine,
  quiet,
  type SlackMessage,
  section,
  sentence,
} from '../text.ts'
import { type Reader, spanIn, timeIn, timeInCity } from '../times.ts'
import { type BookingDraft, encodeBookingDraft } from './booking-draft.ts'

export interface BookingPreviewParts {
  copy: Messages<'slack/general'>
  verbs: Messages<'slack/verbs'>
  draft: BookingDraft
  reader: Reader
  /** The colleague's name; undefined for the reader's own calendar. */
  hostName: string | undefined
  typed: string
}

/** `Thu 12 Nov 15:00 CET · Thu 12 Nov 09:00, New York`. */
function bothTimes(
  startsAt: number,
  { draft, reader }: Pick<BookingPreviewParts, 'draft' | 'reader'>,
): string {
  const own = timeIn(startsAt, reader)
  const { guestZone } = draft
  return guestZone ? `${own} · ${timeInCity(startsAt, { ...reader, timeZone: guestZone })}` : own
}

const edit = ({ copy, typed }: BookingPreviewParts) =>
  button({ actionId: 'draft:edit', text: copy.edit, value: typed.slice(0, 2000) || ' ' })

function factsOf({ copy, verbs, draft, hostName }: BookingPreviewParts): string[] {
  return [
    ...(hostName === undefined ? [] : [verbs.onBehalfOf({ host: quiet(hostName) })]),
    ...(draft.guestZone ? [] : [copy.guestZoneUnknown]),
    ...(draft.note ? [quiet(draft.note, 500)] : []),
  ]
}

function titleOf({ verbs, draft }: BookingPreviewParts): string {
  const { title, durationMinutes: minutes } = draft
  return verbs.bookTitle({ title: quiet(title), minutes, guest: guestOf(draft) })
}

const facts = (parts: BookingPreviewParts) => {
  const lines = factsOf(parts)
  return lines.length > 0 ? [contextLine(lines.join('\n'))] : []
}

const changeButton = ({ verbs, draft }: BookingPreviewParts) =>
  button({ actionId: 'booking:change', text: verbs.change, value: encodeBookingDraft(draft) })

/** The meeting as it would be booked (ephemeral); nothing is stored yet. */
export function bookingPreview(parts: BookingPreviewParts): SlackMessage {
  const { verbs, draft, reader } = parts
  const time = timeIn(draft.startsAt, reader)
  const value = encodeBookingDraft(draft)
  const label = verbs.confirmTime({ time })
  return {
    text: verbs.bookText({ title: quiet(draft.title), guest: guestOf(draft), time }),
    blocks: [
      section(`${titleOf(parts)}\n${bothTimes(draft.startsAt, parts)}`),
      ...facts(parts),
      actions([
        button({
          actionId: 'booking:confirm',
          text: verbs.confirm,
          label,
          value,
          style: 'primary',
        }),
        changeButton(parts),
        edit(parts),
      ]),
    ],
  }
}

function startLine(parts: BookingPreviewParts, startsAt: number) {
  const time = timeIn(startsAt, parts.reader)
  const draft = { ...parts.draft, startsAt, isAnyway: false }
  return section(
    bothTimes(startsAt, parts),
    button({
      actionId: `booking:confirm:${startsAt}`,
      text: parts.verbs.confirm,
      label: parts.verbs.confirmTime({ time }),
      value: encodeBookingDraft(draft),
    }),
  )
}

/** No precise time was given: shows free ones to choose from. */
export function startChoice(parts: BookingPreviewParts, starts: readonly number[]): SlackMessage {
  const { verbs } = parts
  return {
    text: verbs.whichTime,
    blocks: [
      section(`${titleOf(parts)}\n${verbs.whichTime}`),
      ...facts(parts),
      ...starts.map(startsAt => startLine(parts, startsAt)),
      actions([changeButton(parts), edit(parts)]),
    ],
  }
}

/** `Thu 12 Nov 15:00–15:30 CET`. */
export const busyText = (spans: readonly Interval[], reader: Reader): string =>
  spans
    .slice(0, 5)
    .map(span => spanIn(span, reader))
    .join(', ')

/** The host is busy at that time. Reps may book anyway only over their own time; titles are never shown. */
export function busyMessage(
  parts: BookingPreviewParts,
  { busy, instead }: { busy: readonly Interval[]; instead: readonly number[] },
): SlackMessage {
  const { verbs, draft, hostName, reader } = parts
  const times = busyText(busy, reader)
  const text =
    hostName === undefined
      ? verbs.youAreBusy({ times })
      : verbs.busy({ who: quiet(hostName), times })
  const value = encodeBookingDraft({ ...draft, isAnyway: true })
  const anyway = button({ actionId: 'booking:confirm:anyway', text: verbs.bookAnyway, value })
  return {
    text,
    blocks: [
      section(`:warning: ${text}`),
      section(titleOf(parts)),
      ...(instead.length > 0 ? [contextLine(verbs.freeInstead)] : []),
      ...instead.map(startsAt => startLine(parts, startsAt)),
      actions([...(hostName === undefined ? [anyway] : []), changeButton(parts), edit(parts)]),
    ],
  }
}

/** Replaces the preview after booking. */
export function bookedAnswer(
  { verbs, reader }: Pick<BookingPreviewParts, 'verbs' | 'reader'>,
  { title, invitee, startsAt, reference, isInvited }: Meeting,
): SlackMessage {
  const time = timeIn(startsAt, reader)
  const meeting = meetingName({ title, invitee })
  const say = isInvited ? verbs.booked : verbs.bookedQuietly
  return sentence(say({ meeting, time, reference: quiet(reference) }))
}
