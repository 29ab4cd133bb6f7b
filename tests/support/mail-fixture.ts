import type { DeliveryInput } from '../../src/jobs/delivery-adapter.ts'
import { mailTargets } from '../../src/mail/mail-targets.ts'
import { createMailer } from '../../src/mail/mailer.ts'
import type { Attendee, Meeting } from '../../src/model/entities.ts'
import { bookMeeting } from '../../src/services/booking/book-meeting.ts'
import { type KeptMail, listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { deliverBy } from './deliver-by.ts'
import { makeDemoWorkspace } from './demo-workspace.ts'
import { makeContext, type TestContext } from './make-context.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

/** Maya's meeting with Ana (Thursday 2026-11-12, 14:00 UTC), and functions that send its emails. */
export interface MailFixture {
  database: TestDatabase
  context: TestContext
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
  const { workspace, page } = await makeDemoWorkspace(context)
  const booked = await bookMeeting(context, {
    workspaceId: workspace.id,
    pageId: page.id,
    startsAt: Date.UTC(2026, 10, 12, 14),
    durationMinutes: 30,
    timeZone: 'America/New_York',
    locale: 'en',
    invitee: { email: 'maya@example.com', name: 'Maya Lindt' },
    guests,
    source: 'page',
  })
  const reminders = [{ minutesBefore: 60, includeDescription: false }]
  const meeting: Meeting = { ...booked.meeting, reminders }
  const mailer = createMailer({ smtpUrl, from: 'book@parley.test', db: database.db })
  return {
    database,
    context,
    meeting,
    deliver: (target, changes = {}) =>
      deliverBy(mailTargets({ mailer, context }), target, { meeting, ...changes }),
    mailsTo: async email => (await listKeptMails(database.db)).filter(({ to }) => to === email),
  }
}
