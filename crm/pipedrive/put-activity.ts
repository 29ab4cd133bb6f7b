import { z } from 'zod'
import type { CrmMeeting, CrmMeetingRefs } from '../crm-provider.ts'
import type { Account } from './account.ts'
import {
  type Activity,
  type ActivityBody,
  createActivity,
  readActivity,
  updateActivity,
} from './activities.ts'
import { activityBody } from './activity-body.ts'
import { findTwin } from './find-twin.ts'
import { activityUrl } from './open-tasks.ts'
import { findGuests, guests, participantChanges } from './participants.ts'
import type { Person } from './persons.ts'
import { findPlace, linkChanges, linked } from './place.ts'
import { idOf } from './record-ids.ts'
import { changedHere, sentAfter, sharedOf } from './shared-fields.ts'
import { personUrl } from './to-contacts.ts'

/** What we wrote beside the shared fields; travels in the refs, and is nobody else's. */
const written = z.object({
  links: linked.optional(),
  guests: guests.catch({}),
  ownerId: z.number().optional(),
  type: z.string().optional(),
})
export type Written = z.infer<typeof written>

const writtenIn = (known: CrmMeetingRefs | undefined): Written =>
  z
    .object({ written })
    .catch({ written: { guests: {} } })
    .parse(known ?? {}).written

interface Putting {
  meeting: CrmMeeting
  person: Person
  /** The host; undefined where they have no seat in Pipedrive. */
  ownerId: number | undefined
  known: CrmMeetingRefs | undefined
}

/** Undefined where the record was deleted. */
async function writeActivity(
  { api }: Account,
  present: Activity | undefined,
  body: ActivityBody,
): Promise<Activity | undefined> {
  if (!present) return createActivity(api, body)
  return Object.keys(body).length > 0 ? updateActivity(api, present.id, body) : present
}

async function findPresent(account: Account, putting: Putting): Promise<Activity | undefined> {
  const { known, meeting, person, ownerId } = putting
  const id = idOf(known?.engagementId)
  const present = id === undefined ? undefined : await readActivity(account.api, id)
  return present ?? findTwin(account.api, meeting, { personId: person.id, ownerId })
}

/** The one activity for the meeting's life, as it is true now; what colleagues changed since stays. */
export async function putActivity(account: Account, putting: Putting): Promise<CrmMeetingRefs> {
  const { meeting, person, ownerId } = putting
  const present = await findPresent(account, putting)
  const isKnown = present !== undefined && String(present.id) === putting.known?.engagementId
  const known = isKnown ? putting.known : undefined
  const before = writtenIn(known)
  const isPlaced = known !== undefined && known.contactId === String(person.id)
  const place = await findPlace(account, {
    chosen: meeting.associations,
    person,
    placed: isPlaced ? { present: present as Activity, known } : undefined,
  })
  const invited = await findGuests(account, meeting, before.guests)
  const shared = sharedOf(meeting)
  const changed = changedHere(shared, known?.sent)
  const fields = activityBody(account, meeting, { shared, changed, present, before, ownerId })
  const body = {
    ...fields.body,
    ...linkChanges(place.links, { present, before: before.links }),
    ...(await participantChanges(account, meeting, {
      personId: person.id,
      guests: invited,
      before: [...Object.values(before.guests), ...[idOf(known?.contactId) ?? []].flat()],
      present,
    })),
  }
  const record = await writeActivity(account, present, body)
  // Deleted while we looked at it: made anew.
  if (!record) return putActivity(account, { ...putting, known: undefined })
  const after: Written = {
    guests: invited,
    links: place.links ?? before.links,
    ownerId: ownerId ?? before.ownerId,
    type: fields.type,
  }
  return Object.assign(
    {
      contactId: String(person.id),
      engagementId: String(record.id),
      contactUrl: personUrl(account.homeUrl, person.id),
      engagementUrl: activityUrl(account.homeUrl, record.id),
      ...place.names,
      sent: sentAfter(shared, { written: changed, before: known?.sent }),
    },
    { written: after },
  )
}
