import type { CrmHeldMeeting } from '../../crm/contract/crm-changes.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { getMeeting, listMeetingEvents } from '../../src/services/meetings/find-meeting.ts'
import { findCrmDelivery } from '../../src/store/crm/crm-deliveries.ts'
import type { Delivery } from '../../src/store/deliveries/delivery-rows.ts'
import { type KeptMail, listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { aBooking } from './builders/a-booking.ts'
import { aWorkspace } from './builders/a-workspace.ts'
import type { DemoWorkspace } from './builders/demo-workspace.ts'
import { type FakeCrm, makeFakeCrm } from './fake-crm.ts'
import { type JobDrain, makeDrain } from './job-drain.ts'
import { makeContext, type TestContext } from './make-context.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

export const hourMs = 60 * 60_000
/** Monday 2026-11-02, 9:00 in Berlin. */
export const monday = Date.UTC(2026, 10, 2, 8)
/** The nth working day from that Monday, at an hour in UTC. */
export const workingHour = (day: number, hour: number): number =>
  monday + (Math.floor(day / 5) * 7 + (day % 5)) * 24 * hourMs + (hour - 8) * hourMs

/** Ana and Ben, an in-memory CRM with contacts, and a worker that runs on request. */
export interface CrmFixture extends DemoWorkspace {
  context: TestContext
  database: TestDatabase
  crm: FakeCrm
  jobs: JobDrain
  /** Books Ana's page for half an hour. */
  book(startsAt: number, email?: string): Promise<{ id: string; engagementId: string }>
  meeting(id: string): Promise<Meeting>
  record(engagementId: string): CrmHeldMeeting
  delivery(meetingId: string): Promise<Delivery>
  /** Actors and their changes, in order. */
  history(meetingId: string): Promise<string[]>
  mailsTo(email: string): Promise<KeptMail[]>
  /** Sends the vendor's notice of every change, and runs the resulting jobs. */
  push(): Promise<void>
  poll(): Promise<void>
  close(): Promise<void>
}

export async function startCrmFixture(): Promise<CrmFixture> {
  const database = await createTestDatabase()
  const clock = { now: () => monday }
  const crm = makeFakeCrm({ now: () => clock.now() })
  const context = makeContext({
    db: database.db,
    now: monday,
    crm: crm.provider,
    crms: [{ id: 'fake', label: 'FakeCRM', hasKey: true, isReachable: true }],
  })
  clock.now = context.clock
  const demo = await aWorkspace(context)
  const jobs = makeDrain(context)
  const { id: workspaceId } = demo.workspace
  const delivery = async (meetingId: string) => {
    const found = await findCrmDelivery(database.db, meetingId)
    if (!found) throw new Error('Nothing is delivered to the CRM')
    return found
  }
  return {
    ...demo,
    context,
    database,
    crm,
    jobs,
    book: async (startsAt, email = 'maya@acme.test') => {
      const { meeting } = await aBooking(demo, { startsAt, invitee: { email } })
      await jobs.run()
      const { refs } = await delivery(meeting.id)
      const { engagementId = '' } = (refs ?? {}) as { engagementId?: string }
      return { id: meeting.id, engagementId }
    },
    meeting: meetingId => getMeeting(context, { workspaceId, meetingId }),
    record: engagementId => {
      const record = crm.record(engagementId)
      if (!record) throw new Error('The record is gone')
      return record
    },
    delivery,
    history: async meetingId =>
      (await listMeetingEvents(context, meetingId)).map(
        ({ kind, actor }) => `${kind} by ${actor.name}`,
      ),
    mailsTo: async email => (await listKeptMails(database.db)).filter(({ to }) => to === email),
    push: async () => {
      for (const engagementId of crm.takeNotices())
        await context.jobs.enqueue(database.db, 'follow-crm-meeting', [
          { payload: { workspaceId, provider: 'fake', engagementId, attempt: 1 } },
        ])
      await jobs.run()
    },
    poll: async () => {
      await jobs.work('poll-crm', { workspaceId })
      await jobs.run()
    },
    close: database.drop,
  }
}
