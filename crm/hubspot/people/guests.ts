import { emailKey } from '../../../src/text/email-address.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'
import type { Api } from '../account/api.ts'
import { type HubspotObject, propertyOf, readObjects, searchObjects } from '../account/objects.ts'
import { hasAddress } from './contacts.ts'

const properties = ['email', 'hs_additional_emails']
/** HubSpot's search accepts five groups of filters. */
const maxGroups = 5

/** Searches for contacts that have one of these as a second address. */
async function searchSecondAddresses(
  api: Api,
  emails: readonly string[],
): Promise<HubspotObject[]> {
  const found: HubspotObject[] = []
  for (let start = 0; start < emails.length; start += maxGroups) {
    const some = emails.slice(start, start + maxGroups)
    const results = await searchObjects(api, 'contacts', {
      filterGroups: some.map(value => ({
        filters: [{ propertyName: 'hs_additional_emails', operator: 'CONTAINS_TOKEN', value }],
      })),
      properties,
      limit: 100,
    })
    found.push(...results.filter(contact => some.some(email => hasAddress(contact, email))))
  }
  return found
}

/** Ids of the guests that are contacts in HubSpot, by any of their addresses. Creates none. */
export async function findGuestIds(api: Api, guests: CrmMeeting['guests']): Promise<string[]> {
  const emails = [...new Set(guests.map(({ email }) => emailKey(email)))]
  const first = await readObjects(api, {
    type: 'contacts',
    ids: emails,
    idProperty: 'email',
    properties,
  })
  const isFound = (email: string) => first.some(contact => hasAddress(contact, email))
  const second = await searchSecondAddresses(
    api,
    emails.filter(email => !isFound(email)),
  )
  return [...first, ...second].filter(contact => propertyOf(contact, 'email')).map(({ id }) => id)
}
