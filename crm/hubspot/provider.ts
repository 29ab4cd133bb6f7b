import { ProviderError } from '../../src/providers/provider-error.ts'
import type { CrmProvider } from '../contract/crm-provider.ts'
import type { Home } from './account/account-access.ts'
import { findObject, type HubspotObject, searchObjects } from './account/objects.ts'
import { readMeeting } from './meetings/held-meeting.ts'
import { listChangedMeetings } from './meetings/list-changed-meetings.ts'
import { choicesOf } from './meetings/outcomes.ts'
import { putMeeting } from './meetings/put-meeting.ts'
import { contactProperties, findContact, toContacts } from './people/contacts.ts'
import { listOpenTasks } from './people/open-tasks.ts'
import { findRecord, searchRecords } from './records/find-records.ts'
import { recordTypes } from './records/record-kinds.ts'

const isNowInvalid = (error: unknown) => error instanceof ProviderError && error.code === 'rejected'

export const makeProvider = (home: Home): CrmProvider => {
  const { api, facts } = home
  const toContact = async (contact: HubspotObject | undefined) =>
    contact && (await toContacts(home, [contact]))[0]
  return {
    id: 'hubspot',
    findContactByEmail: async email => toContact(await findContact(api, email)),
    findContact: async id =>
      toContact(await findObject(api, { type: 'contacts', id, properties: contactProperties })),
    searchContacts: async (query, limit) => {
      const properties = contactProperties
      return toContacts(home, await searchObjects(api, 'contacts', { query, properties, limit }))
    },
    putMeeting: (meeting, known) =>
      putMeeting(home, meeting, known).catch((error: unknown) => {
        // The account may have changed. The retry reads its facts again.
        if (isNowInvalid(error)) facts.forget()
        throw error
      }),
    readMeeting: id => readMeeting(home, id),
    listChangedMeetings: since => listChangedMeetings(home, since),
    listChoices: async () => choicesOf(await facts.account()),
    recordTypes,
    findRecord: key => findRecord(home, key),
    searchRecords: (type, text, limit) => searchRecords(home, { type, text, limit }),
    listOpenTasks: async ownerEmail => {
      const account = await facts.account()
      return listOpenTasks(api, { ownerEmail, owners: facts.owners, account })
    },
  }
}
