import type { DeliveryInput } from '../../src/jobs/delivery-adapter.ts'
import { mailAdapters } from '../../src/mail/mail-adapters.ts'
import { createMailer } from '../../src/mail/mailer.ts'
import type { Attendee, Meeting } from '../../src/model/entities.ts'
import { type KeptMail, listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { aBooking } from './builders/a-booking.ts'
import { aWorkspace } from './builders/a-workspace.ts'
import type { DemoWorkspace } from './builders/demo-workspace.ts'
import { deliverBy } from './deliver-by.ts'
import { makeContext, type TestContext } from './make-context.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

/** Maya's meeting with Ana (Thursday 2026-11-12, 14:00 UTC), and functions that send its emails. */
export interface MailFixture {
  database: TestDatabase
  context: TestContext
  demo: DemoWorkspace
  meeting: Meeting
  deliver(
    target: string,
    changes?: Partial<Omit<DeliveryInput, 'target'>>,
  ): Promise<{ revision: number } | 'nothing-to-do'>
  mailsTo(email: string): Promise<KeptMail[]>
}

export async function startMailFixture({
  guests = [],
  smtpUrl,
}: {
  guests?: readonly Omit<Attendee, 'kind'>[]
  /** If absent, emails are stored. */
  smtpUrl?: string
} = {}): Promise<MailFixture> {
  const database = await createTestDatabase()
  const context = makeContext({ db: database.db, now: Date.UTC(2026, 10, 2, 8) })
  const demo = await aWorkspace(context)
  const booked = await aBooking(demo, {
    startsAt: Date.UTC(2026, 10, 12, 14),
    timeZone: 'America/New_York',
    invitee: { email: 'maya@example.com', name: 'Maya Lindt' },
    guests,
  })
  const reminders = [{ minutesBefore: 60, includeDescription: false }]
  const meeting: Meeting = { ...booked.meeting, reminders }
  const mailer = createMailer({ smtpUrl, from: 'book@parley.test', db: database.db })
  return {
    database,
    context,
    demo,
    meeting,
    deliver: (target, changes = {}) =>
      deliverBy(mailAdapters({ mailer, context }), target, { meeting, ...changes }),
    mailsTo: async email => (await listKeptMails(database.db)).filter(({ to }) => to === email),
  }
}
