import type { JobPayloads, JobQueue } from '../jobs/definitions.ts'
import { ProviderError } from '../providers/provider-error.ts'
import { mostAttempts, retryDelayMs } from '../providers/retry-delay.ts'
import type { Log } from '../services/context.ts'
import { calendarSettingsUrl } from '../services/links.ts'
import { findMissedBooking } from '../store/missed-bookings.ts'
import { findUserById } from '../store/users.ts'
import type { MailParts } from './mail-parts.ts'
import { missedLetter } from './templates/calendar-letters.ts'

type Missed = JobPayloads['tell-missed']

async function send({ mailer, context }: MailParts, { missedBookingId, hostId }: Missed) {
  const missed = await findMissedBooking(context.db, missedBookingId)
  const host = await findUserById(context.db, hostId)
  if (!missed || !host) return
  await mailer.send({
    key: `missed:${missed.id}:${hostId}`,
    to: host,
    replyTo: missed,
    ...missedLetter({ missed, reader: host, url: calendarSettingsUrl(context) }),
  })
}

/** Handles the job `tell-missed`: a host whose calendar is lost learns that somebody tried (F17). */
export const makeTellMissed =
  (parts: MailParts & { jobs: JobQueue; log: Log }) =>
  async (missed: Missed): Promise<void> => {
    const { context, jobs, log } = parts
    try {
      await send(parts, missed)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      const { attempt } = missed
      log.warn(
        { code: error.code, attempt },
        'A host could not be told of somebody who tried to book',
      )
      if (!error.isPassing || attempt >= mostAttempts) return
      const delayMs = retryDelayMs({ attempt, random: Math.random() })
      const payload = { ...missed, attempt: attempt + 1 }
      const startAfter = context.clock() + Math.max(delayMs, error.retryAfterMs ?? 0)
      await jobs.enqueue(context.db, 'tell-missed', [{ payload, startAfter }])
    }
  }
