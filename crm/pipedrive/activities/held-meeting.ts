import { readInstant } from '../../../src/scheduling/instant.ts'
import type { CrmHeldMeeting } from '../../contract/crm-changes.ts'
import type { Account } from '../account/account.ts'
import { activityUrl } from '../people/open-tasks.ts'
import { listPersonsByIds, type Person, valuesOf } from '../people/persons.ts'
import { type Activity, readActivity } from './activities.ts'
import { readBlock } from './activity-note.ts'
import { heldShared } from './shared-fields.ts'

const primaryFirst = (activity: Activity): number[] =>
  (activity.participants ?? [])
    .toSorted((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
    .flatMap(({ person_id }) => person_id ?? [])

const contactsOf = (activity: Activity, persons: ReadonlyMap<number, Person>) =>
  primaryFirst(activity).flatMap(id => {
    const person = persons.get(id)
    const [email] = valuesOf(person?.emails)
    return person && email ? [{ id: String(id), email, name: person.name?.trim() || email }] : []
  })

/** Maps activities to our terms and keeps their order. */
export async function toHeldMeetings(
  { api, homeUrl, users, activityTypes }: Account,
  activities: readonly Activity[],
): Promise<CrmHeldMeeting[]> {
  const persons = await listPersonsByIds(api, activities.flatMap(primaryFirst))
  const held: CrmHeldMeeting[] = []
  for (const activity of activities) {
    const owner = await users.byId(activity.owner_id)
    held.push({
      ...heldShared(activity),
      engagementId: String(activity.id),
      meetingId: readBlock(activity.note)?.meetingId,
      // Pipedrive's calendar sync does not provide the event's UID.
      iCalUid: undefined,
      meetingType: activityTypes.find(({ key_string }) => key_string === activity.type)?.name,
      hostEmail: owner?.email,
      contacts: contactsOf(activity, persons),
      createdAt: createdAtOf(activity),
      changedAt: changedAtOf(activity),
      // The list of changes does not provide it.
      changedBy: undefined,
      url: activityUrl(homeUrl, activity.id),
    })
  }
  return held
}

const instantOf = (time: string | null | undefined): number => readInstant(time) ?? 0

/** Epoch ms. */
export const changedAtOf = ({ update_time }: Activity): number => instantOf(update_time)

/** If Pipedrive does not return the creation time, the time of the first change is used. */
const createdAtOf = (activity: Activity): number =>
  instantOf(activity.add_time) || changedAtOf(activity)

export async function readHeldMeeting(
  account: Account,
  id: number,
): Promise<CrmHeldMeeting | undefined> {
  const activity = await readActivity(account.api, id)
  return activity && (await toHeldMeetings(account, [activity]))[0]
}
