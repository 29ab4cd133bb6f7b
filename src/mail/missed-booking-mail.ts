import type { JobPayloads } from '../jobs/definitions.ts'
import type { ServiceContext } from '../services/context.ts'
import { retryNotification } from '../services/deliveries/retry-notification.ts'
import { calendarSettingsUrl } from '../services/links.ts'
import { findMissedBooking } from '../store/meetings/missed-bookings.ts'
import { findUserById } from '../store/people/users.ts'
import type { MailParts } from './mail-parts.ts'
import { missedEmail } from './templates/calendar-emails.ts'

type Missed = JobPayloads['email-missed']

async function send({ mailer, context }: MailParts, { missedBookingId, hostId }: Missed) {
  const missed = await findMissedBooking(context.db, missedBookingId)
  const host = await findUserById(context.db, hostId)
  if (!missed || !host) return
  await mailer.send({
    key: `missed:${missed.id}:${hostId}`,
    to: host,
    replyTo: missed,
    ...missedEmail({ missed, reader: host, url: calendarSettingsUrl(context) }),
  })
}

/** Handles the job `email-missed`: notifies a host whose calendar is lost that somebody wanted to book. */
export const makeNotifyOfMissed =
  (parts: MailParts & { context: ServiceContext }) =>
  (missed: Missed): Promise<void> =>
    retryNotification(parts.context, { name: 'email-missed', payload: missed }, () =>
      send(parts, missed),
    )
