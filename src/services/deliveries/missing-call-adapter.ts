import type { Knex } from 'knex'
import { z } from 'zod'
import type { DeliveryAdapter } from '../../jobs/delivery-adapter.ts'
import type { TargetOf } from '../../model/delivery-target.ts'
import type { Meeting } from '../../model/entities.ts'
import { findDefaultCalendar } from '../../store/calendars/default-calendar.ts'
import { findUserById } from '../../store/people/users.ts'
import { findConnection } from '../../store/workspace/connections.ts'
import type { ServiceContext } from '../context.ts'
import { notifyOfRefusal } from './notify-of-refusal.ts'
import type { HealthNotifier } from './outage-notifier.ts'
import { readRefs } from './read-refs.ts'

const needsCall = (meeting: Meeting, now: number): boolean =>
  meeting.status === 'scheduled' &&
  meeting.endsAt > now &&
  meeting.location.kind === 'video' &&
  !meeting.location.url &&
  !meeting.conferenceUrl

async function providerOf(db: Knex, hostId: string): Promise<string | undefined> {
  const calendar = await findDefaultCalendar(db, hostId)
  return calendar && (await findConnection(db, calendar.connectionId))?.provider
}

/** The hosts that were notified. */
const notifiedRefs = z.object({ hostIds: z.array(z.string()) })

/**
 * Notifies each host of a meeting once: the guests were invited without an address, and only a person can give
 * one.
 */
export const missingCallAdapter = (parts: {
  context: Pick<ServiceContext, 'db' | 'clock' | 'log'>
  notifiers: readonly HealthNotifier[]
}): DeliveryAdapter<TargetOf<'missing-call'>> => ({
  kind: 'missing-call',
  deliver: async ({ meeting, refs }) => {
    const { db, clock } = parts.context
    if (!meeting || !needsCall(meeting, clock())) return 'nothing-to-do'
    const notified = readRefs(parts.context, notifiedRefs, refs)?.hostIds ?? []
    const hostId = meeting.host.id
    const user = notified.includes(hostId) ? undefined : await findUserById(db, hostId)
    const provider = user && (await providerOf(db, hostId))
    if (!user || !provider) return 'nothing-to-do'
    const { name: inviteeName } = meeting.invitee
    const refusal = { what: 'call', user, meeting, inviteeName, provider, reason: '' } as const
    const isNotified = await notifyOfRefusal(parts.notifiers, refusal)
    return isNotified
      ? { revision: meeting.revision, refs: { hostIds: [...notified, hostId] } }
      : 'nothing-to-do'
  },
})
