import { afterEach, expect, test } from 'vitest'
import { aPage } from '../../support/builders/a-page.ts'
import {
  type CalendarTown,
  hourMs,
  minuteMs,
  startCalendarTown,
} from '../../support/calendar-town.ts'
import { randomFrom } from './random.ts'
import {
  meetingsOf,
  range,
  type Side,
  settle,
  sidesOf,
  slotsOf,
  step,
  type World,
} from './world.ts'

const stepCount = 120
let town: CalendarTown | undefined
afterEach(() => town?.close())

async function makeWorld(seed: number): Promise<World> {
  town = await startCalendarTown()
  const benPage = await aPage(town, { slug: 'ben', hostIds: [town.ben.id] })
  return {
    town,
    random: randomFrom(seed),
    sides: sidesOf(town, [town.page, benPage]),
    log: [],
  }
}

const bySpan = (a: { startsAt: number }, b: { startsAt: number }) => a.startsAt - b.startsAt

/** Berlin in November: 9 to 17 is 8 to 16 in UTC; Monday to Friday. */
function isOffice(start: number): boolean {
  const date = new Date(start)
  const hour = date.getUTCHours()
  return date.getUTCDay() % 6 !== 0 && hour >= 8 && hour < 16
}

async function expectAgreement(world: World, side: Side): Promise<void> {
  const { db } = world.town.database
  const meetings = await meetingsOf(world, side)
  const rows = await db('deliveries').where('target', 'like', 'calendar:%')
  const unsettled = rows.filter(({ state }) => state !== 'delivered' && state !== 'skipped')
  expect(unsettled).toEqual([])
  const events = side.hands.events()
  for (const meeting of meetings) {
    const row = rows.find(({ meeting_id }) => meeting_id === meeting.id)
    const held = events.filter(({ id }) => id === row?.refs?.eventId)
    const { startsAt, endsAt } = meeting
    expect(held, meeting.id).toMatchObject([{ startsAt, endsAt }])
  }
  // Nothing of what was canceled stands there any more.
  const known = rows.map(({ refs }) => refs?.eventId)
  const ours = events.filter(({ id }) => known.includes(id))
  expect(ours).toHaveLength(meetings.length)
  const free: number[] = []
  for (let start = range.start; start < range.end; start += 30 * minuteMs) {
    const end = start + 30 * minuteMs
    const isTaken = events.some(({ startsAt, endsAt }) => startsAt < end && endsAt > start)
    if (isOffice(start) && !isTaken) free.push(start)
  }
  expect(await slotsOf(world, side)).toEqual(free)
  expect(events.sort(bySpan).length).toBeGreaterThanOrEqual(meetings.length)
}

const seeds = [1, 2, Math.floor(Math.random() * 2 ** 31)]

test.each(seeds)(
  'after a hundred random steps calendar, database and slots agree (seed %i)',
  async seed => {
    const world = await makeWorld(seed)
    for (let count = 0; count < stepCount; count += 1) await step(world)
    await settle(world)
    try {
      for (const side of world.sides) await expectAgreement(world, side)
      expect(world.town.google.invalidRequests).toEqual([])
      expect(world.town.graph.state.invalidRequests).toEqual([])
    } catch (error) {
      console.error(`seed ${seed}\n${world.log.join('\n')}`)
      throw error
    }
  },
  hourMs / 60,
)
