import type { CrmMeeting, CrmMeetingRefs, CrmProvider } from '../crm-provider.ts'
import type { Account, AccountFacts } from './account.ts'
import { readActivity } from './activities.ts'
import { isRejected } from './answers-to-errors.ts'
import { findOpenDeal } from './deals.ts'
import { activityUrl, listOpenTasks } from './open-tasks.ts'
import { readOrganization } from './organizations.ts'
import { findPerson, type Person, readPerson } from './persons.ts'
import { putActivity } from './put-activity.ts'
import { putPerson } from './put-person.ts'
import { personUrl, searchContacts, toContacts } from './to-contacts.ts'
import { trackingValues } from './tracking.ts'
import { findUser, listUsers } from './users.ts'

/** Ids of another CRM that was connected before are no ids here. */
const idOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

/** Only the booking itself says where it came from: a later change must not hide a newer booking. */
async function trackingOf(facts: AccountFacts, { tracking }: CrmMeeting, isKnown: boolean) {
  const isTracked = !isKnown && Object.values(tracking).some(Boolean)
  return isTracked ? trackingValues(tracking, await facts.trackingFields()) : {}
}

/** The company and the one open deal, looked for where the activity is not placed with them yet. */
async function surroundingsOf({ api }: Account, person: Person) {
  const [company, deal] = await Promise.all([
    person.org_id ? readOrganization(api, person.org_id) : undefined,
    findOpenDeal(api, person.id),
  ])
  return { orgId: company?.id, companyName: company?.name, dealId: deal?.id, dealName: deal?.title }
}

async function placeActivity(
  account: Account,
  {
    meeting,
    person,
    ownerId,
  }: { meeting: CrmMeeting; person: Person; ownerId: number | undefined },
  known: CrmMeetingRefs | undefined,
): Promise<CrmMeetingRefs> {
  const { api, homeUrl, activityTypes } = account
  const activityId = idOf(known?.engagementId)
  const activity = activityId === undefined ? undefined : await readActivity(api, activityId)
  const isPlaced = activity !== undefined && known?.contactId === String(person.id)
  const { orgId, dealId, ...names } = isPlaced
    ? { ...known, orgId: undefined, dealId: undefined }
    : await surroundingsOf(account, person)
  const around = { personId: person.id, ownerId, orgId, dealId, activityTypes }
  const id = await putActivity(api, meeting, { known: activity, around })
  return {
    contactId: String(person.id),
    engagementId: String(id),
    contactUrl: personUrl(homeUrl, person.id),
    engagementUrl: activityUrl(homeUrl, id),
    companyName: names.companyName,
    dealName: names.dealName,
  }
}

async function putMeeting(
  facts: AccountFacts,
  meeting: CrmMeeting,
  known: CrmMeetingRefs | undefined,
): Promise<CrmMeetingRefs> {
  const account = await facts.account()
  const ownerId = findUser(await listUsers(account.api), meeting.host.email)?.id
  const person = await putPerson(account.api, {
    person: meeting.contact,
    ownerId,
    tracking: await trackingOf(facts, meeting, known !== undefined),
    knownId: idOf(known?.contactId),
  })
  return placeActivity(account, { meeting, person, ownerId }, known)
}

const toContact = async (facts: AccountFacts, person: Person | undefined) =>
  person && (await toContacts(await facts.account(), [person]))[0]

export const makeProvider = (facts: AccountFacts): CrmProvider => ({
  id: 'pipedrive',
  findContactByEmail: async email =>
    toContact(facts, await findPerson((await facts.account()).api, email)),
  findContact: async text => {
    const id = idOf(text)
    if (id === undefined) return undefined
    return toContact(facts, await readPerson((await facts.account()).api, id))
  },
  searchContacts: async (text, limit) => searchContacts(await facts.account(), text, limit),
  putMeeting: (meeting, known) =>
    putMeeting(facts, meeting, known).catch((error: unknown) => {
      // The account may have changed since it was read: the retry reads it anew.
      if (isRejected(error)) facts.forget()
      throw error
    }),
  listOpenTasks: async ownerEmail => listOpenTasks(await facts.account(), ownerEmail),
})
