import { randomUUID } from 'node:crypto'
import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Locale } from '../../../src/model/entities.ts'
import { isPlainDate } from '../../../src/scheduling/plain-date.ts'
import { addDays, dayOf } from '../../../src/scheduling/zoned-time.ts'
import { spreadStarts } from '../../../src/services/availability/suggest-times.ts'
import { listPages } from '../../../src/services/pages/pages.ts'
import { contentToRepeat } from '../../../src/services/proposals/content-to-repeat.ts'
import { contentToMove } from '../../../src/services/proposals/propose-from-meeting.ts'
import { maxBoxes } from '../../blocks/forms/adjust-form.ts'
import {
  type DayPart,
  dayParts,
  noPage,
  type ProposeValues,
} from '../../blocks/forms/propose-form.ts'
import type { Draft } from '../../blocks/proposals/proposal-draft.ts'
import { cut } from '../../blocks/text.ts'
import { dayIn, timeIn } from '../../blocks/times.ts'
import { adjustForm, freeIn, previewInModal } from '../../modals/adjust.ts'
import { chosenGuest } from '../../modals/chosen-guest.ts'
import { dayRanges } from '../../modals/day-ranges.ts'
import { formLocale } from '../../modals/form-locale.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { proposeForm } from '../../modals/propose.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { BotParts, RequestContext } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { readProposeMetadata } from './propose-metadata.ts'

const anyDays = 14

const isDayPart = (value: string): value is DayPart => dayParts.some(part => part === value)

/** Values of the form, for showing it again. */
function valuesOf({ values, chosen }: Submission): ProposeValues & { who: string } {
  const { who = '', type = noPage, duration, from, until, count = '3', note = '' } = values
  return {
    who,
    guest: who === '' ? undefined : { value: who, label: who.split(' ')[0] ?? who },
    pageId: type,
    durationMinutes: duration ? Number(duration) : undefined,
    from: from || undefined,
    until: until || undefined,
    parts: (chosen.parts ?? []).filter(isDayPart),
    count: Number(count),
    via: values.via === 'link' ? 'link' : 'email',
    note: note.trim(),
    isHeld: chosen.holds?.includes('yes') ?? false,
  }
}

type Values = ReturnType<typeof valuesOf>

/** The earlier proposal that is repeated, or the meeting that moves to the time that the guest picks. */
interface Carried {
  again: string | undefined
  moves: string | undefined
}

async function draftOf(
  request: RequestContext,
  { values, again, moves }: { values: Values } & Carried,
): Promise<Draft> {
  const { parts, workspaceId, user } = request
  const [guest, pages] = await Promise.all([
    chosenGuest(request, { value: values.who }),
    listPages(parts.context, { workspaceId, hostId: user.id }),
  ])
  const page = pages.find(({ id }) => id === values.pageId)
  const minutes = values.durationMinutes ?? page?.durationsMinutes[0] ?? 30
  const repeat = { workspaceId, email: guest.email, pageId: page?.id }
  const repeated =
    again === undefined
      ? undefined
      : await contentToRepeat(parts.context, { ...repeat, proposalId: again })
  const moving = moves && (await contentToMove(parts.context, { ...repeat, meetingId: moves }))
  const isOfPage = repeated?.content || page?.durationsMinutes.includes(minutes)
  return {
    id: randomUUID(),
    email: guest.email,
    name: cut(guest.name, 100),
    // A new proposal with a duration that the page lacks does not belong to the page.
    pageId: moving ? moving.pageId : isOfPage ? page?.id : undefined,
    title: cut((moving || repeated)?.title ?? page?.title ?? user.name, 100),
    again: repeated && again,
    moves: moving ? moves : undefined,
    durationMinutes: minutes,
    slots: [],
    guestZone: guest.timeZone,
    note: values.note ?? '',
    via: values.via,
    isHeld: values.isHeld,
  }
}

/** The request as text: `Thu 12 Nov (Afternoon)`. */
function askedText(request: RequestContext, values: Values): string {
  const forms = messagesIn(request.user.locale, 'slack/forms')
  const dayWords = (day: string) =>
    dayIn(Date.parse(`${day}T12:00Z`), { ...request.reader, timeZone: 'UTC' })
  const { from, until, parts = [] } = values
  const days = [...new Set([from, until])].filter(day => day !== undefined).map(dayWords)
  return [
    days.join(' – ') || request.copy.anyDay,
    ...parts.map(part => forms.partNames[part]),
  ].join(', ')
}

async function showTimes(
  request: RequestContext,
  asked: {
    values: Values
    draft: Draft
    responseUrl: string | undefined
  } & Carried,
): Promise<Shown> {
  const { parts, reader, user } = request
  const { values, draft, responseUrl, again, moves } = asked
  const now = parts.context.clock()
  const from = values.from ?? dayOf(now, reader.timeZone)
  const until = values.until ?? (values.from ? values.from : addDays(from, anyDays))
  const { timeZone } = reader
  const ranges = dayRanges({ from, until, parts: values.parts ?? [], timeZone, now })
  const { starts, nextFreeAt } = await freeIn(request, { draft, ranges, count: maxBoxes })
  if (starts.length > 0) {
    const durationMs = draft.durationMinutes * 60_000
    const slots = spreadStarts(starts, { count: values.count ?? 3, durationMs })
    return adjustForm(request, { draft: { ...draft, slots }, responseUrl })
  }
  const forms = messagesIn(user.locale, 'slack/forms')
  const next = nextFreeAt === undefined ? undefined : { ...draft, slots: [nextFreeAt] }
  const lines = [forms.noFree({ asked: askedText(request, values) })]
  if (nextFreeAt !== undefined) lines.push(forms.nextFree({ time: timeIn(nextFreeAt, reader) }))
  const notice = { text: lines.join(' '), next }
  return proposeForm(request, { values, responseUrl, again, moves, notice })
}

/** Faults by field; undefined for none. */
function faultsOf(values: Values, today: string, locale: Locale) {
  const forms = messagesIn(locale, 'slack/forms')
  const { who, from, until } = values
  const errors = {
    ...(who === '' ? { who: forms.whoMissing } : {}),
    ...(from !== undefined && from < today ? { from: forms.pastDates } : {}),
    ...(until !== undefined && until < (from ?? today) ? { until: forms.badDates } : {}),
    ...(from !== undefined && !isPlainDate(from) ? { from: forms.badDay } : {}),
    ...(until !== undefined && !isPlainDate(until) ? { until: forms.badDay } : {}),
  }
  return Object.keys(errors).length > 0 ? errors : undefined
}

/** Shows free times of the request to choose from. If there are none, the form stays. */
export async function onProposeSubmitted(parts: BotParts, submission: Submission): Promise<void> {
  const locale = formLocale(submission.metadata)
  const { responseUrl, slots, again, moves } = readProposeMetadata(submission.metadata)
  const values = valuesOf(submission)
  // The date in the zone that is furthest behind, so that no day that is today for anybody counts as past.
  const today = dayOf(parts.context.clock(), 'Pacific/Pago_Pago')
  const errors = faultsOf(values, today, locale)
  if (errors) return submission.ackWith({ response_action: 'errors', errors })
  return workInModal(parts, submission, {
    title: messagesIn(locale, 'slack/forms').propose,
    work: async request => {
      const draft = await draftOf(request, { values, again, moves })
      if (slots) return previewInModal(request, { draft: { ...draft, slots }, responseUrl })
      return showTimes(request, { values, draft, responseUrl, again, moves })
    },
  })
}
