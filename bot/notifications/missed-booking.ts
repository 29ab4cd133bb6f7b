import type { JobPayloads } from '../../src/jobs/definitions.ts'
import { findMissedBooking } from '../../src/services/booking/missed-booking.ts'
import { retryNotification } from '../../src/services/deliveries/retry-notification.ts'
import { calendarSettingsUrl } from '../../src/services/links.ts'
import { missedMessage } from '../blocks/meetings/missed.ts'
import { type ReachParts, reachPerson } from '../people/reach-person.ts'
import { findMarked, openDirect, postMarked } from '../slack-api/messenger.ts'

const clockSkewMs = 60_000

type Missed = JobPayloads['show-missed']

async function notify(parts: ReachParts, { missedBookingId, hostId }: Missed): Promise<void> {
  const { context } = parts
  const missed = await findMissedBooking(context, missedBookingId)
  const reached = missed && (await reachPerson(parts, hostId))
  if (!reached) return
  const { messenger, user, slackUserId } = reached
  const channel = await openDirect(messenger, slackUserId)
  const mark = { event_type: 'parley_missed', event_payload: { missed_id: missed.id } }
  const since = missed.createdAt - clockSkewMs
  if (await findMarked(messenger, { channel, mark, since })) return
  const message = missedMessage(missed, { reader: user, fixUrl: calendarSettingsUrl(context) })
  await postMarked(messenger, { channel, message, mark })
}

/**
 * Handles the job `show-missed`: notifies a host with a lost calendar once of a visitor's attempt. Like the
 * email, it cannot be switched off, because the visitor waits for the host's answer.
 */
export const makeShowMissed =
  (parts: ReachParts) =>
  (missed: Missed): Promise<void> =>
    retryNotification(parts.context, { name: 'show-missed', payload: missed }, () =>
      notify(parts, missed),
    )
