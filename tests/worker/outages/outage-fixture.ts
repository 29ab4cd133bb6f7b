import hubspot from '../../../crm/hubspot/index.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import type { HealthNotifier } from '../../../src/services/deliveries/outage-notifier.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../../support/hubspot-stand-in/start-hubspot-stand-in.ts'
import { type JobDrain, makeDrain } from '../../support/job-drain.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

export const minuteMs = 60_000
/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)

/** A workspace with HubSpot in its stand-in, a clock that is set and the product's worker. */
export interface OutageFixture extends DemoWorkspace {
  database: TestDatabase
  context: TestContext
  hubspot: HubspotStandIn
  drain: JobDrain
  /** HubSpot answers like this from now on; undefined: as it should. */
  answer(status: number | undefined): void
  /** Minute by minute: the clock's jobs, then everything that is due. */
  pass(minutes: number): Promise<void>
  /** With Ana, half an hour of their own each; the invitee's address names the number. */
  book(number: number): Promise<void>
  meeting(number: number): Promise<Meeting>
  outages(): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export async function startOutageFixture(
  options: { slackFor?: (context: TestContext) => Promise<HealthNotifier> } = {},
): Promise<OutageFixture> {
  const database = await createTestDatabase()
  const stand = await startHubspotStandIn()
  const clock = () => context.clock()
  const crm = hubspot.create({
    workspaceId: 'w',
    publicUrl: 'http://parley.test',
    db: database.db,
    apiUrl: stand.url,
    accessToken: async () => 'token',
    clock,
    sleep: async () => undefined,
  })
  const context = makeContext({ db: database.db, now: monday, crm })
  const demo = await aWorkspace(context)
  stand.state.addOwner(demo.ana.email)
  const meetings = new Map<number, Meeting>()
  const slack = options.slackFor ? [await options.slackFor(context)] : []
  const drain = makeDrain(context, { slack })
  return {
    ...demo,
    database,
    context,
    hubspot: stand,
    drain,
    answer: status => stand.faults.plan(() => (status === undefined ? undefined : { status })),
    pass: async minutes => {
      for (let minute = 0; minute < minutes; minute += 1) {
        context.setNow(context.clock() + minuteMs)
        await drain.work('probe-outages', {})
        await drain.run()
      }
    },
    book: async number => {
      const { meeting } = await aBooking(demo, {
        startsAt: monday + 24 * 60 * minuteMs + number * 30 * minuteMs,
        invitee: { email: `guest${number}@acme.test`, name: `Guest ${number}` },
      })
      meetings.set(number, meeting)
    },
    meeting: async number => {
      const meeting = meetings.get(number)
      if (!meeting) throw new Error(`Meeting ${number} was not booked`)
      return meeting
    },
    outages: () => database.db('outages').orderBy('opened_at'),
    close: async () => {
      await stand.close()
      await database.drop()
    },
  }
}
