import type { CrmMeeting, CrmMeetingRefs, CrmProvider } from '../contract/crm-provider.ts'
import type { Account, AccountFacts } from './account/account.ts'
import { isRejected } from './account/answers-to-errors.ts'
import { watchActivities } from './account/watch.ts'
import { listChangedMeetings } from './activities/changed-meetings.ts'
import { choicesOf } from './activities/choices.ts'
import { readHeldMeeting } from './activities/held-meeting.ts'
import { putActivity } from './activities/put-activity.ts'
import { trackingValues } from './activities/tracking.ts'
import { listOpenTasks } from './people/open-tasks.ts'
import { findPerson, type Person, readPerson } from './people/persons.ts'
import { putPerson } from './people/put-person.ts'
import { searchContacts, toContacts } from './people/to-contacts.ts'
import { findRecord } from './records/find-records.ts'
import { idOf } from './records/record-ids.ts'
import { recordTypes, searchRecords } from './records/search-records.ts'

/** Only the booking itself carries its source. A later change must not overwrite that of a newer booking. */
async function trackingOf(facts: AccountFacts, { tracking }: CrmMeeting, isKnown: boolean) {
  const isTracked = !isKnown && Object.values(tracking).some(Boolean)
  return isTracked ? trackingValues(tracking, await facts.trackingFields()) : {}
}

async function putMeeting(
  facts: AccountFacts,
  meeting: CrmMeeting,
  known: CrmMeetingRefs | undefined,
): Promise<CrmMeetingRefs> {
  const account = await facts.account()
  const ownerId = (await account.users.byEmail(meeting.host.email))?.id
  const person = await putPerson(account.api, {
    person: meeting.contact,
    ownerId,
    tracking: await trackingOf(facts, meeting, known !== undefined),
    knownId: idOf(known?.contactId),
  })
  return putActivity(account, { meeting, person, ownerId, known })
}

const toContact = async (account: Account, person: Person | undefined) =>
  person && (await toContacts(account, [person]))[0]

/** Reads by a Pipedrive id. An id of another format belongs to no record. */
const byId = async <T>(text: string, read: (id: number) => Promise<T>): Promise<T | undefined> => {
  const id = idOf(text)
  return id === undefined ? undefined : read(id)
}

export function makeProvider(facts: AccountFacts): CrmProvider {
  const { account } = facts
  return {
    id: 'pipedrive',
    findContactByEmail: async email =>
      toContact(await account(), await findPerson((await account()).api, email)),
    findContact: text =>
      byId(text, async id =>
        toContact(await account(), await readPerson((await account()).api, id)),
      ),
    searchContacts: async (text, limit) => searchContacts(await account(), text, limit),
    putMeeting: (meeting, known) =>
      putMeeting(facts, meeting, known).catch((error: unknown) => {
        // The account may have changed. The retry reads its facts again.
        if (isRejected(error)) facts.forget()
        throw error
      }),
    readMeeting: text => byId(text, async id => readHeldMeeting(await account(), id)),
    listChangedMeetings: async since => listChangedMeetings(await account(), since),
    watch: async watching => watchActivities((await account()).api, watching),
    listChoices: async () => choicesOf(await account()),
    recordTypes,
    findRecord: async key => findRecord(await account(), key),
    searchRecords: async (type, text, limit) =>
      searchRecords(await account(), type, { text, limit }),
    findUserEmail: text => byId(text, async id => (await (await account()).users.byId(id))?.email),
    listOpenTasks: async ownerEmail => listOpenTasks(await account(), ownerEmail),
  }
}
