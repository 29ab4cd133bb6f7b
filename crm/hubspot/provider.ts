import { ProviderError } from '../../src/providers/provider-error.ts'
import type { CrmProvider } from '../contract/crm-provider.ts'
import type { AccountAccess } from './account/account-access.ts'
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

export const makeProvider = (access: AccountAccess): CrmProvider => {
  const { api, facts } = access
  const toContact = async (contact: HubspotObject | undefined) =>
    contact && (await toContacts(access, [contact]))[0]
  return {
    id: 'hubspot',
    findContactByEmail: async email => toContact(await findContact(api, email)),
    findContact: async id =>
      toContact(await findObject(api, { type: 'contacts', id, properties: contactProperties })),
    searchContacts: async (query, limit) => {
      const properties = contactProperties
      return toContacts(access, await searchObjects(api, 'contacts', { query, properties, limit }))
    },
    putMeeting: (meeting, known) =>
      putMeeting(access, meeting, known).catch((error: unknown) => {
        // The account may have changed. The retry reads its facts again.
        if (isNowInvalid(error)) facts.forget()
        throw error
      }),
    readMeeting: id => readMeeting(access, id),
    listChangedMeetings: since => listChangedMeetings(access, since),
    listChoices: async () => choicesOf(await facts.account()),
    recordTypes,
    findRecord: key => findRecord(access, key),
    searchRecords: (type, text, limit) => searchRecords(access, { type, text, limit }),
    listOpenTasks: async ownerEmail => {
      const account = await facts.account()
      return listOpenTasks(api, { ownerEmail, owners: facts.owners, account })
    },
  }
}
