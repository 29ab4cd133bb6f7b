import type { Request, Response } from 'express'
import { formatDayAndTime, hourCycleOf } from '../../../../i18n/format-time.ts'
import { maximumTexts } from '../../../../i18n/maximum-text.ts'
import { messagesIn } from '../../../../i18n/messages.ts'
import { readInstant, readWallTime } from '../../../../scheduling/instant.ts'
import { isPlainDate, isPlainMonth } from '../../../../scheduling/plain-date.ts'
import { readZone } from '../../../../scheduling/zone-names/read-zone.ts'
import { listMoves } from '../../../../services/availability/reschedule-times.ts'
import { hostsOutsideHours } from '../../../../services/booking/hosts-outside-hours.ts'
import { rescheduleMeeting } from '../../../../services/booking/reschedule-meeting.ts'
import { isProblem, type Problem } from '../../../../services/problems.ts'
import { farthestMs, makePicker } from '../../../booking/make-picker.ts'
import { instantField, textFields } from '../../../form-fields.ts'
import { renderPage } from '../../../render-page.ts'
import { queryOf } from '../../../request-target.ts'
import type { WebContext } from '../../../web-context.ts'
import { actorOf } from '../actor-of.ts'
import type { Changing } from './change-frame.tsx'
import { ReschedulePage } from './reschedule-page.tsx'

/** Parameters that choose the display of times, from the query or the form. */
type Reading = Pick<URLSearchParams, 'get'>

const zoneIn = (reading: Reading, { visit }: Changing) =>
  readZone(reading.get('tz') ?? '') ?? visit.user.timeZone

const hours = { '12': 'h12', '24': 'h23' } as const

async function pickerFor(web: WebContext, { visit, meeting }: Changing, reading: Reading) {
  const now = web.clock()
  const starts = await listMoves(web, { meeting, range: { start: now, end: now + farthestMs } })
  const [date, month, h] = ['date', 'month', 'h'].map(name => reading.get(name) ?? '')
  const reason = reading.get('reason')
  return makePicker({
    starts,
    now,
    locale: visit.locale,
    timeZone: zoneIn(reading, { visit, meeting }),
    isZoneChosen: true,
    hourCycle: h === '12' || h === '24' ? hours[h] : hourCycleOf(visit.locale),
    month: isPlainMonth(month ?? '') ? month : undefined,
    near: meeting.startsAt,
    date: date && isPlainDate(date) ? date : undefined,
    durationMinutes: (meeting.endsAt - meeting.startsAt) / 60_000,
    durationsMinutes: [],
    path: `/settings/meetings/${meeting.id}/reschedule`,
    kept: reason ? { reason } : {},
    slotsPath: undefined,
  })
}

/** The chosen or typed time; undefined before a choice. */
function startIn(reading: Reading, timeZone: string): number | undefined {
  const [day = '', time = ''] = (reading.get('at') ?? '').split('T')
  return readWallTime({ day, time: time.slice(0, 5) }, timeZone) ?? readInstant(reading.get('slot'))
}

/** A fault of the chosen time that needs no query; undefined for none. */
function timeFaultOf(web: WebContext, changing: Changing, reading: Reading): string | undefined {
  const copy = messagesIn(changing.visit.locale, 'settings/changing')
  const startsAt = startIn(reading, zoneIn(reading, changing))
  if (startsAt === undefined) return reading.get('at') === null ? undefined : copy.noTime
  return startsAt <= web.clock() ? copy.past : undefined
}

/** Names of hosts who would meet outside their hours. Empty while several starts are left to choose from. */
async function outsideHours(web: WebContext, { meeting }: Changing, starts: readonly number[]) {
  const [startsAt, ...others] = starts
  if (startsAt === undefined || others.length > 0) return []
  return (await hostsOutsideHours(web, { meeting, startsAt })).map(({ name }) => name)
}

interface Shown {
  reading: Reading
  /** Replaces the start in the query. */
  starts?: readonly number[]
  /** Message about the typed reason. */
  reasonFault?: string | undefined
  /** Message about the typed time. */
  timeFault?: string | undefined
  notice?: string
  status?: number
}

async function show(web: WebContext, res: Response, shown: Shown & { changing: Changing }) {
  const { changing, reading, reasonFault, timeFault, notice, status = 200 } = shown
  const picker = await pickerFor(web, changing, reading)
  const chosen = timeFault ? undefined : startIn(reading, picker.timeZone)
  const starts = shown.starts ?? (chosen === undefined ? [] : [chosen])
  const page = (
    <ReschedulePage
      {...changing}
      picker={picker}
      starts={starts}
      typed={{ text: reading.get('at') ?? '', fault: timeFault }}
      outsideHours={await outsideHours(web, changing, starts)}
      reason={{ text: reading.get('reason') ?? '', fault: reasonFault }}
      notice={notice === undefined ? undefined : { kind: 'bad', text: notice }}
    />
  )
  renderPage(res, page, { status })
}

export async function openReschedule(
  web: WebContext,
  { req, res, changing }: { req: Request; res: Response; changing: Changing },
): Promise<void> {
  const reading = queryOf(req)
  const timeFault = timeFaultOf(web, changing, reading)
  const refusal = timeFault
    ? { timeFault, notice: changing.visit.copy.frame.check, status: 422 }
    : {}
  await show(web, res, { changing, reading, ...refusal })
}

/** The content of the page after a refused move. */
function refusalOf(problem: Problem, { visit, meeting }: Changing, timeZone: string) {
  const copy = messagesIn(visit.locale, 'settings/changing')
  const { startsAt = meeting.startsAt, alternatives = [], errors, status } = problem.facts
  if (isProblem(problem, 'invalid-input')) {
    const reasonFault = maximumTexts(visit.locale, errors).reason
    if (reasonFault === undefined) throw problem
    return { notice: visit.copy.frame.check, reasonFault, status }
  }
  if (isProblem(problem, 'already-moved')) return { notice: copy.changed, status: 409 }
  const time = formatDayAndTime(startsAt, timeZone, visit.locale)
  const text = isProblem(problem, 'slot-taken') ? copy.taken : copy.notOffered
  return { notice: text({ time }), starts: alternatives.slice(0, 3), status: 409 }
}

const commandOf = ({ visit, meeting }: Changing, fields: Readonly<Record<string, string>>) => ({
  workspaceId: meeting.workspaceId,
  meetingId: meeting.id,
  actor: actorOf(visit.user),
  startsAt: instantField(fields, 'startsAt'),
  reason: fields.reason?.trim() || undefined,
  revision: fields.revision ? Number(fields.revision) : undefined,
  isByHost: true,
})

/** Address of the page with the same choice. */
const again = (startsAt: number, { tz, reason }: { tz: string; reason: string }) =>
  new URLSearchParams({ tz, slot: new Date(startsAt).toISOString(), reason })

export async function reschedule(
  web: WebContext,
  { req, res, changing }: { req: Request; res: Response; changing: Changing },
): Promise<void> {
  const fields = textFields(req.body)
  const command = commandOf(changing, fields)
  try {
    await rescheduleMeeting(web, command)
    res.redirect(303, `/settings/meetings/${command.meetingId}?done=moved`)
  } catch (error) {
    if (!isProblem(error, 'slot-taken', 'slot-not-offered', 'already-moved', 'invalid-input'))
      throw error
    const tz = zoneIn(new URLSearchParams(fields), changing)
    const refusal = refusalOf(error, changing, tz)
    const reading = again(command.startsAt, { tz, reason: fields.reason ?? '' })
    await show(web, res, { changing, reading, ...refusal })
  }
}
