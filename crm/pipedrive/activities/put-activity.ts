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
import { findLinks, linkChanges, linkedRecords } from './activity-links.ts'
import { findTwin } from './find-twin.ts'
import { chosenIds, findGuests, participantChanges } from './participants.ts'
import { changedHere, sentAfter, sharedOf } from './shared-fields.ts'
import { type Written, withWritten, writtenIn } from './written.ts'

interface Putting {
  meeting: CrmMeeting
  person: Person
  /** User id of the host; undefined for a host without a seat in Pipedrive. */
  ownerId: number | undefined
  known: CrmMeetingRefs | undefined
}

/** The activity in Pipedrive, and our refs of it. */
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

/** Finds the organization, and the deal or lead. */
function linksFor(account: Account, { meeting, person }: Putting, { present, known }: Present) {
  const isPlaced = present && known?.contactId === String(person.id)
  const placed = isPlaced ? { present, known } : undefined
  return findLinks(account, { chosen: meeting.associations, person, placed })
}

/** Compares with the last write: the fields to write now, and the new state of the refs. */
async function planWrite(account: Account, putting: Putting, there: Present) {
  const { meeting, person, ownerId } = putting
  const { present, known } = there
  const before = writtenIn(known)
  const ownerBefore = known?.isHostPending ? undefined : before.ownerId
  const shared = sharedOf(meeting)
  const changed = changedHere(meeting, known?.sent)
  const place = await linksFor(account, putting, there)
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

/** Undefined if the activity was deleted. */
async function writeActivity(
  { api }: Account,
  present: Activity | undefined,
  body: ActivityBody,
): Promise<Activity | undefined> {
  if (!present) return createActivity(api, body)
  return Object.keys(body).length > 0 ? updateActivity(api, present.id, body) : present
}

/** If the host has no seat, the user that created the activity owns it. */
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

/** Creates or updates the one activity of the meeting. Keeps changes of colleagues. */
export async function putActivity(account: Account, putting: Putting): Promise<CrmMeetingRefs> {
  const there = await findPresent(account, putting)
  const { body, written, sent, names } = await planWrite(account, putting, there)
  const record = await writeActivity(account, there.present, body)
  // The activity was deleted meanwhile: create it again.
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
    placed: linkedRecords(written.links),
  }
  return withWritten(refs, written)
}
