import type { Knex } from 'knex'
import type { Attendee, Location, Meeting, Outcome } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'
import { setGuests } from './meeting-guests.ts'
import { setHosts } from './meeting-hosts.ts'
import { only } from './meeting-rows.ts'

export interface MeetingChanges {
  title?: string
  description?: string
  location?: Location
  isUnverified?: boolean
  /** Can only be switched on: all attendees are notified from now on. */
  isInvited?: true
  /** The invitee's. */
  timeZone?: string
  startsAt?: number
  endsAt?: number
  status?: Meeting['status']
  outcome?: Outcome
  outcomeNotes?: string | null
  cancelReason?: string
  internalNote?: string
  meetingType?: string | null
  associations?: Meeting['associations']
  reminders?: Meeting['reminders']
  /** The complete new list. */
  guests?: readonly Pick<Attendee, 'email' | 'name'>[]
  /** The complete new list, the host first. */
  hostIds?: readonly [string, ...string[]]
}

/** Whom a change concerns: only the records; attendees; attendees and everything that depends on the time. */
export type ChangeReach = 'record' | 'attendees' | 'time'

const countsFor = (trx: Knex, reach: ChangeReach) => ({
  revision: trx.raw('revision + 1'),
  ...(reach === 'record' ? {} : { sequence: trx.raw('sequence + 1') }),
  ...(reach === 'time' ? { time_sequence: trx.raw('sequence + 1') } : {}),
})

/** Writes the changes and raises the counters that their reach requires. */
export async function updateMeeting(
  trx: Knex,
  id: string,
  { changes, reach }: { changes: MeetingChanges; reach: ChangeReach },
): Promise<{ revision: number; sequence: number }> {
  if (changes.guests) await setGuests(trx, id, changes.guests)
  if (changes.hostIds) await setHosts(trx, id, changes.hostIds)
  const [row] = await trx('meetings')
    .where({ id })
    .update({
      title: changes.title,
      description: changes.description,
      location: changes.location && JSON.stringify(changes.location),
      is_unverified: changes.isUnverified,
      is_invited: changes.isInvited,
      time_zone: changes.timeZone,
      starts_at: changes.startsAt === undefined ? undefined : toTimestamp(changes.startsAt),
      ends_at: changes.endsAt === undefined ? undefined : toTimestamp(changes.endsAt),
      status: changes.status,
      outcome: changes.outcome,
      outcome_notes: changes.outcomeNotes,
      cancel_reason: changes.cancelReason,
      internal_note: changes.internalNote,
      meeting_type: changes.meetingType,
      associations: changes.associations && JSON.stringify(changes.associations),
      reminders: changes.reminders && JSON.stringify(changes.reminders),
      host_id: changes.hostIds?.[0],
      ...countsFor(trx, reach),
    })
    .returning<{ revision: number; sequence: number }[]>(['revision', 'sequence'])
  return only(row, 'a row')
}
