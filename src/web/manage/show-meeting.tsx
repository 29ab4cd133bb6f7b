import type { Request, Response } from 'express'
import { hourCycleOf } from '../../i18n/format-time.ts'
import type { Meeting } from '../../model/entities.ts'
import { isOpen } from '../../model/meeting-status.ts'
import { readInstant } from '../../scheduling/instant.ts'
import { isPlainDate, isPlainMonth } from '../../scheduling/plain-date.ts'
import { readZone } from '../../scheduling/zone-names/read-zone.ts'
import { listMoves } from '../../services/availability/reschedule-times.ts'
import { bookAnewUrl, proposedInstead } from '../../services/meetings/after-cancellation.ts'
import { findMeetingByManageToken } from '../../services/meetings/find-meeting.ts'
import { isVisitorToken } from '../../services/meetings/visitor-token.ts'
import { makeFormKey } from '../booking/form-key.ts'
import { farthestMs, makePicker } from '../booking/make-picker.ts'
import type { PageContext } from '../page-context.ts'
import { renderPage } from '../render-page.ts'
import { zoneBefore } from '../views/picker-data.ts'
import { calendarLinks } from './calendar-file.ts'
import { guestHistory } from './guest-history.ts'
import { ManagePage } from './manage-page.tsx'
import type { ManageStep } from './manage-step.ts'
import { shownWith } from './shown-with.ts'

export const tokenOf = (req: Request) => String(req.params.token)
export const pathOf = (req: Request) => `/manage/${tokenOf(req)}`

/** The problem with a move, and free times near the one that was taken. */
interface LostMove {
  notice: string
  starts: readonly number[]
}

/** Parameters that choose the display of times, from the query or the form. */
type Reading = Pick<URLSearchParams, 'get'>

const cycles = { '12': 'h12', '24': 'h23' } as const

const hourCycleIn = (reading: Reading, { locale }: Meeting) => {
  const hours = reading.get('h')
  return hours === '12' || hours === '24' ? cycles[hours] : hourCycleOf(locale)
}

function zonesIn(reading: Reading, meeting: Meeting) {
  const asked = reading.get('tz')?.trim() ?? ''
  const timeZone = readZone(asked)
  const before = readZone(reading.get(zoneBefore) ?? '') ?? meeting.timeZone
  const unknownZone = asked !== '' && timeZone === undefined ? asked.slice(0, 64) : undefined
  return { timeZone: timeZone ?? before, unknownZone }
}

async function pickerFor(
  context: PageContext,
  { req, meeting, reading }: { req: Request; meeting: Meeting; reading: Reading },
) {
  const now = context.clock()
  const range = { start: now, end: now + farthestMs }
  const starts = await listMoves(context, { meeting, range })
  const date = reading.get('date') ?? ''
  const month = reading.get('month') ?? ''
  const reason = reading.get('reason')
  const picker = makePicker({
    starts,
    now,
    locale: meeting.locale,
    ...zonesIn(reading, meeting),
    isZoneChosen: true,
    hourCycle: hourCycleIn(reading, meeting),
    month: isPlainMonth(month) ? month : undefined,
    near: meeting.startsAt,
    date: isPlainDate(date) ? date : undefined,
    durationMinutes: (meeting.endsAt - meeting.startsAt) / 60_000,
    durationsMinutes: [],
    path: pathOf(req),
    kept: { step: 'move', ...(reason ? { reason } : {}) },
    slotsPath: undefined,
  })
  return { picker, starts }
}

const doneThings = ['booked', 'moved', 'late'] as const

interface Asked {
  req: Request
  meeting: Meeting
  reading: Reading
  lost: LostMove | undefined
  /** Message about the typed reason. */
  reasonFault: string | undefined
}

const reasonOf = ({ reading, reasonFault }: Asked) => ({
  text: reading.get('reason') ?? '',
  fault: reasonFault,
})

async function moveStep(context: PageContext, asked: Asked): Promise<ManageStep> {
  const { picker, starts: free } = await pickerFor(context, asked)
  const wanted = readInstant(asked.reading.get('slot'))
  const [first, ...others] = asked.lost?.starts ?? free.filter(start => start === wanted)
  if (first === undefined) return { kind: 'pick', picker }
  const formKey = makeFormKey(context, asked.meeting.id)
  return { kind: 'move', picker, starts: [first, ...others], formKey, reason: reasonOf(asked) }
}

/** Next steps for a meeting that is over, has an outcome or was canceled; undefined for others. */
async function overStep(
  context: PageContext,
  { req, meeting }: Asked,
): Promise<ManageStep | undefined> {
  const isCanceled = meeting.status === 'canceled'
  if (isOpen(meeting, context.clock())) return undefined
  const anewUrl = await bookAnewUrl(context, meeting)
  if (!isCanceled) return { kind: 'ended', anewUrl }
  // The proposal was sent to the invitee's address, which this visitor did not prove.
  const isProved = !isVisitorToken(tokenOf(req))
  const instead = isProved ? await proposedInstead(context, meeting) : undefined
  return { kind: 'canceled', anewUrl, instead }
}

async function stepFor(context: PageContext, asked: Asked): Promise<ManageStep> {
  const { meeting, reading, lost } = asked
  const over = await overStep(context, asked)
  if (over) return over
  if (reading.get('step') === 'cancel')
    return {
      kind: 'cancel',
      formKey: makeFormKey(context, meeting.id),
      reason: reasonOf(asked),
    }
  if (reading.get('step') === 'late')
    return { kind: 'late', formKey: makeFormKey(context, meeting.id) }
  if (lost || reading.get('step') === 'move') return moveStep(context, asked)
  return {
    kind: 'overview',
    done: doneThings.find(done => done === reading.get('done')),
    links: calendarLinks(shownWith(tokenOf(asked.req), meeting), context),
  }
}

interface Shown {
  reading: Reading
  lost?: LostMove
  reasonFault?: string | undefined
  notice?: string
  status?: number
}

/** Renders the current state of the meeting. */
export async function showMeeting(
  context: PageContext,
  { req, res }: { req: Request; res: Response },
  { reading, lost, reasonFault, notice = lost?.notice, status = 200 }: Shown,
): Promise<void> {
  const meeting = await findMeetingByManageToken(context, tokenOf(req))
  const step = await stepFor(context, { req, meeting, reading, lost, reasonFault })
  res.set('X-Frame-Options', 'DENY').set('Referrer-Policy', 'no-referrer')
  const page = (
    <ManagePage
      meeting={shownWith(tokenOf(req), meeting)}
      history={await guestHistory(context, { token: tokenOf(req), meeting })}
      path={pathOf(req)}
      step={step}
      notice={notice}
    />
  )
  renderPage(res, page, { status })
}
