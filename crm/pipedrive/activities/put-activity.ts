import { emailKey } from '../../../src/text/email-address.ts'
import type { CrmMeeting, CrmMeetingRefs } from '../../contract/crm-provider.ts'
import type { Account } from '../account/account.ts'
import { activityUrl } from '../people/open-tasks.ts'
import type { Person } from '../people/persons.ts'
import { personUrl } from '../people/to-contacts.ts'
import { idOf } from '../records/record-ids.ts'
import {
  type Activity,
  type ActivityBody,
  createActivity,
  readActivity,
  updateActivity,
} from './activities.ts'
import { activityBody } from './activity-body.ts'
import { findTwin } from './find-twin.ts'
import { chosenIds, findGuests, participantChanges } from './participants.ts'
import { findPlace, linkChanges, placedOn } from './place.ts'
import { changedHere, sentAfter, sharedOf } from './shared-fields.ts'
import { type Written, withWritten, writtenIn } from './written.ts'

interface Putting {
  meeting: CrmMeeting
  person: Person
  /** The host; undefined where they have no seat in Pipedrive. */
  ownerId: number | undefined
  known: CrmMeetingRefs | undefined
}

/** The activity as it is there, and what we know of that one. */
interface Present {
  present: Activity | undefined
  known: CrmMeetingRefs | undefined
}

async function findPresent(account: Account, putting: Putting): Promise<Present> {
  const { known, meeting, person, ownerId } = putting
  const id = idOf(known?.engagementId)
  const present = id === undefined ? undefined : await readActivity(account.api, id)
  if (present) return { present, known }
  const twin = await findTwin(account.api, meeting, { personId: person.id, ownerId })
  return { present: twin, known: undefined }
}

/** Where it stands: its organization and its deal or lead. */
function placeFor(account: Account, { meeting, person }: Putting, { present, known }: Present) {
  const isPlaced = present && known?.contactId === String(person.id)
  const placed = isPlaced ? { present, known } : undefined
  return findPlace(account, { chosen: meeting.associations, person, placed })
}

/** What differs from what we wrote last, and what we will have written then. */
async function planWrite(account: Account, putting: Putting, there: Present) {
  const { meeting, person, ownerId } = putting
  const { present, known } = there
  const before = writtenIn(known)
  const ownerBefore = known?.isHostOwed ? undefined : before.ownerId
  const shared = sharedOf(meeting)
  const changed = changedHere(meeting, known?.sent)
  const place = await placeFor(account, putting, there)
  const guests = await findGuests(account, meeting, before.guests)
  const fields = activityBody(account, meeting, {
    shared,
    changed,
    present,
    before: { ...before, ownerId: ownerBefore },
    ownerId,
  })
  const earlierId = idOf(known?.contactId)
  const ours = [
    ...(earlierId === undefined ? [] : [earlierId]),
    ...Object.values(before.guests),
    ...before.chosen,
  ]
  const attending = { personId: person.id, guests, before: ours, present }
  const body: ActivityBody = {
    ...fields.body,
    ...linkChanges(place.links, { present, before: before.links }),
    ...(await participantChanges(account, meeting, attending)),
  }
  const written: Written = {
    guests,
    chosen: chosenIds(meeting),
    links: place.links ?? before.links,
    ownerId: ownerId ?? before.ownerId,
    type: fields.type,
    busy: fields.busy,
  }
  const sent = sentAfter(shared, { written: changed, before: known?.sent })
  return { body, written, sent, names: place.names }
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

/** Who made the record owns it where its host has no seat. */
async function hostOf(
  { users }: Account,
  { meeting, ownerId, known }: Putting,
  { record, isFirst }: { record: Activity; isFirst: boolean },
): Promise<string | undefined> {
  if (ownerId !== undefined) return emailKey(meeting.host.email)
  if (!isFirst) return known?.hostEmail
  const owner = await users.byId(record.owner_id)
  return owner && emailKey(owner.email)
}

/** The one activity for the meeting's life, as it is true now; what colleagues changed since stays. */
export async function putActivity(account: Account, putting: Putting): Promise<CrmMeetingRefs> {
  const there = await findPresent(account, putting)
  const { body, written, sent, names } = await planWrite(account, putting, there)
  const record = await writeActivity(account, there.present, body)
  // Deleted while we looked at it: made anew.
  if (!record) return putActivity(account, { ...putting, known: undefined })
  const { id } = putting.person
  const refs: CrmMeetingRefs = {
    contactId: String(id),
    engagementId: String(record.id),
    contactUrl: personUrl(account.homeUrl, id),
    engagementUrl: activityUrl(account.homeUrl, record.id),
    ...names,
    sent,
    hostEmail: await hostOf(account, putting, { record, isFirst: there.known === undefined }),
    placed: placedOn(written.links),
  }
  return withWritten(refs, written)
}
