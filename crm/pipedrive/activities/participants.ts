import { z } from 'zod'
import { emailKey } from '../../../src/text/email-address.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'
import type { Account } from '../account/account.ts'
import { listPersonsByIds, searchByEmail } from '../people/persons.ts'
import { idOf } from '../records/record-ids.ts'
import type { Activity, ActivityBody } from './activities.ts'

/** Persons whom we made participants beside the contact, by the address they were invited with. */
export const guests = z.record(z.string(), z.number())
type Guests = z.infer<typeof guests>

/** Those who are persons there; who was found once is not looked for again. */
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

/** Chosen by hand as contacts of the meeting. */
export const chosenIds = ({ associations }: CrmMeeting): number[] =>
  (associations ?? []).flatMap(({ type, id }) => (type === 'contacts' ? (idOf(id) ?? []) : []))

interface Attending {
  personId: number
  guests: Guests
  /** Whom we put there earlier; who is no longer wanted leaves. */
  before: readonly number[]
  present: Activity | undefined
}

/** The list to write: contact, guests, and others whom colleagues added; nothing where all of them are there. */
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
