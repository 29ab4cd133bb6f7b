import type { Meeting, SchedulingPage } from '../../../src/model/entities.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { listSlots } from '../../../src/services/availability/list-slots.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { findMeetings } from '../../../src/store/meetings/meetings.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { type CalendarTown, hourMs, minuteMs, monday } from '../../support/calendar-town.ts'
import { googleHands, type Hands, microsoftHands } from './hands.ts'
import type { Random } from './random.ts'

const dayMs = 24 * hourMs
/** Two weeks of it, beginning a week from now: none of it is over before the end. */
export const range = { start: monday + 7 * dayMs, end: monday + 21 * dayMs }
const halfHour = 30 * minuteMs

export interface Side {
  page: SchedulingPage
  hands: Hands
}

export interface World {
  town: CalendarTown
  random: Random
  sides: readonly [Side, Side]
  /** What was done, for whoever reads a failure. */
  log: string[]
}

export const slotsOf = async ({ town }: World, { page }: Side) =>
  (await listSlots(town.context, { page, range, durationMinutes: 30 })).starts

/** Meetings of this side's host that are on. */
export async function meetingsOf({ town }: World, { page }: Side): Promise<Meeting[]> {
  const rows = await town.database.db('meetings').where({ page_id: page.id, status: 'scheduled' })
  return findMeetings(
    town.database.db,
    rows.map(({ id }) => id),
  )
}

const anyTime = ({ random }: World) => {
  const startsAt = range.start + random.below(14) * dayMs + random.below(20) * halfHour
  return { startsAt, endsAt: startsAt + (1 + random.below(3)) * halfHour }
}

/** A time that is refused, and a provider that is away, are part of life. */
async function tolerate(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!isProblem(error) && !(error instanceof ProviderError)) throw error
  }
}

const guest = { kind: 'invitee' as const, name: 'Maya' }

async function book(world: World, side: Side) {
  const startsAt = world.random.pick(await slotsOf(world, side))
  if (startsAt === undefined) return
  await tolerate(aBooking(world.town, { pageId: side.page.id, startsAt }))
}

async function reschedule(world: World, side: Side) {
  const meeting = world.random.pick(await meetingsOf(world, side))
  const startsAt = world.random.pick(await slotsOf(world, side))
  if (!meeting || startsAt === undefined) return
  const { workspaceId, id: meetingId } = meeting
  await tolerate(
    rescheduleMeeting(world.town.context, { workspaceId, meetingId, startsAt, actor: guest }),
  )
}

async function cancel(world: World, side: Side) {
  const meeting = world.random.pick(await meetingsOf(world, side))
  if (!meeting) return
  const { workspaceId, id: meetingId } = meeting
  await tolerate(cancelMeeting(world.town.context, { workspaceId, meetingId, actor: guest }))
}

async function moveByHand(world: World, { hands }: Side) {
  const event = world.random.pick(hands.events())
  if (event) hands.move(event.id, anyTime(world))
}

/** Never so many at once that they look like an accident. */
async function removeByHand(world: World, side: Side) {
  const { hands } = side
  const isFull = hands.events().length >= (await meetingsOf(world, side)).length
  const event = world.random.pick(hands.events())
  if (event && isFull) hands.remove(event.id)
}

/** Late, doubled and in any order: the worker takes whichever it likes. */
async function runSome({ town, random }: World) {
  const { recordedJobs: jobs } = town.context
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const due = jobs.filter(({ startAfter = 0 }) => startAfter <= town.context.clock())
    const job = random.pick(due)
    if (!job) return
    if (!random.isOne(8)) jobs.splice(jobs.indexOf(job), 1)
    await town.jobs.work(job.name, job.payload)
  }
}

async function push({ town }: World) {
  const rows = await town.database.db('calendars').select('id')
  const jobs = rows.map(({ id }) => ({
    payload: { calendarId: id, askedAt: town.context.clock() },
  }))
  await town.context.jobs.enqueue(town.database.db, 'sync-calendar', jobs)
}

const steps: Record<string, (world: World, side: Side) => Promise<void> | void> = {
  book,
  'book again': book,
  reschedule,
  cancel,
  'move by hand': moveByHand,
  'remove by hand': removeByHand,
  'remove one more by hand': removeByHand,
  'add by hand': (world, { hands }) => hands.add(anyTime(world)),
  'run some jobs': runSome,
  'run more jobs': runSome,
  'run even more jobs': runSome,
  push,
  'an outage': (world, { hands }) => hands.break(world.random.next),
  'it is over': (_world, { hands }) => hands.mend(),
  'it is over at last': (_world, { hands }) => hands.mend(),
  'tokens expire': (_world, { hands }) => hands.expireTokens(),
  'changes are forgotten': (_world, { hands }) => hands.forgetChanges(),
  'time passes': ({ town, random }) =>
    town.context.setNow(town.context.clock() + random.below(20) * minuteMs),
}

export async function step(world: World): Promise<void> {
  const side = world.random.pick(world.sides)
  const name = world.random.pick(Object.keys(steps))
  if (!side || !name) return
  world.log.push(`${side.page.slug}: ${name}`)
  await steps[name]?.(world, side)
}

export const sidesOf = (
  town: CalendarTown,
  pages: readonly [SchedulingPage, SchedulingPage],
): readonly [Side, Side] => [
  { page: pages[0], hands: googleHands(town) },
  { page: pages[1], hands: microsoftHands(town) },
]

/** All faults over, every retry due, everything read and worked off. */
export async function settle(world: World): Promise<void> {
  const { town, sides } = world
  for (const { hands } of sides) hands.mend()
  const end = town.context.clock() + 20 * hourMs
  while (town.context.clock() < end) {
    town.context.setNow(town.context.clock() + hourMs)
    await town.readCalendars()
  }
}
