import { calendarSettingsUrl } from '../services/links.ts'
import { findMissedBooking } from '../store/missed-bookings.ts'
import { findUserById } from '../store/users.ts'
import type { MailParts } from './mail-parts.ts'
import { missedLetter } from './templates/calendar-letters.ts'

/** Handles the job `tell-missed`: each host whose calendar is lost learns that somebody tried (F17). */
export const makeTellMissed =
  ({ mailer, context }: MailParts) =>
  async ({ missedBookingId }: { missedBookingId: string }): Promise<void> => {
    const missed = await findMissedBooking(context.db, missedBookingId)
    if (!missed) return
    for (const hostId of missed.hostIds) {
      const host = await findUserById(context.db, hostId)
      if (!host) continue
      const url = calendarSettingsUrl(context)
      await mailer.send({
        key: `missed:${missed.id}:${hostId}`,
        to: host,
        replyTo: missed,
        ...missedLetter({ missed, reader: host, url }),
      })
    }
  }
