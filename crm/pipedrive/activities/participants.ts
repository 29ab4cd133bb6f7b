import { z } from 'zod'
import { emailKey } from '../../../src/text/email-address.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'
import type { Account } from '../account/account.ts'
import { listPersonsByIds, searchByEmail } from '../people/persons.ts'
import { idOf } from '../records/record-ids.ts'
import type { Activity, ActivityBody } from './activities.ts'

/** Ids of persons that we added as participants, by the email of the invitation. */
export const guests = z.record(z.string(), z.number())
type Guests = z.infer<typeof guests>

/** Finds guests that are persons in Pipedrive. Known ones are not looked up again. */
export async function findGuests(
  { api }: Account,
  meeting: CrmMeeting,
  before: Guests,
): Promise<Guests> {
  const found: Guests = {}
  for (const { email } of meeting.guests) {
    const key = emailKey(email)
    const id = before[key] ?? (await searchByEmail(api, key))?.id
    if (id !== undefined) found[key] = id
  }
  return found
}

/** Ids of contacts that a person chose for the meeting. */
export const chosenIds = ({ associations }: CrmMeeting): number[] =>
  (associations ?? []).flatMap(({ type, id }) => (type === 'contacts' ? (idOf(id) ?? []) : []))

interface Attending {
  personId: number
  guests: Guests
  /** Participants that we added earlier. Those that are no longer wanted are removed. */
  before: readonly number[]
  present: Activity | undefined
}

/**
 * The participants to write: the contact, the guests, and others that colleagues added. Empty if the activity
 * has all of them.
 */
export async function participantChanges(
  { api }: Account,
  meeting: CrmMeeting,
  { personId, guests: known, before, present }: Attending,
): Promise<Pick<ActivityBody, 'participants'>> {
  const wanted = [...new Set([personId, ...Object.values(known), ...chosenIds(meeting)])]
  const there = (present?.participants ?? []).flatMap(({ person_id }) => person_id ?? [])
  const leaving = new Set(before.filter(id => !wanted.includes(id)))
  const others = there.filter(id => !wanted.includes(id) && !leaving.has(id))
  const isSame =
    wanted.every(id => there.includes(id)) && there.length === wanted.length + others.length
  if (present && isSame) return {}
  const alive = await listPersonsByIds(api, [...wanted.slice(1), ...others])
  const ids = [personId, ...[...wanted.slice(1), ...others].filter(id => alive.has(id))]
  const main = present?.participants?.find(({ primary }) => primary)?.person_id
  const first = main && ids.includes(main) ? main : personId
  return { participants: ids.map(id => ({ person_id: id, primary: id === first })) }
}
