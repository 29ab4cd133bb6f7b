import { ProviderError } from '../../src/providers/provider-error.ts'
import type { CrmContact, CrmMeeting, CrmMeetingRefs, CrmProvider } from '../crm-provider.ts'
import { type Account, readAccount } from './account.ts'
import type { Api } from './api.ts'
import { associateMeeting, findSurroundings } from './associations.ts'
import { contactProperties, findContact, putContact } from './contacts.ts'
import { meetingProperties } from './meeting-properties.ts'
import { findObject, type HubspotObject, propertyOf, searchObjects } from './objects.ts'
import { listOpenTasks } from './open-tasks.ts'
import { findOwnerEmail, findOwnerId } from './owners.ts'
import { putEngagement } from './put-engagement.ts'
import { ensureTrackingProperties, trackingProperties } from './tracking.ts'

/** What is read or made once for an account, then kept. */
export interface AccountFacts {
  account(): Promise<Account>
  hasTracking(): Promise<boolean>
  forget(): void
}

export function accountFacts(api: Api): AccountFacts {
  let account: Promise<Account> | undefined
  let hasTracking: Promise<boolean> | undefined
  const forget = () => {
    account = undefined
    hasTracking = undefined
  }
  const forgetOnFailure = <T>(asked: Promise<T>) =>
    asked.catch((error: unknown) => {
      forget()
      throw error
    })
  return {
    account: () => (account ??= forgetOnFailure(readAccount(api))),
    hasTracking: () => (hasTracking ??= forgetOnFailure(ensureTrackingProperties(api))),
    forget,
  }
}

const isNowInvalid = (error: unknown) => error instanceof ProviderError && error.code === 'rejected'

/** Each owner is asked for once, however many of the contacts are theirs. */
async function toContacts(
  api: Api,
  contacts: readonly HubspotObject[],
  { recordsUrl }: Account,
): Promise<CrmContact[]> {
  const ownerIds = new Set(contacts.flatMap(one => propertyOf(one, 'hubspot_owner_id') ?? []))
  const asked = [...ownerIds].map(async id => [id, await findOwnerEmail(api, id)] as const)
  const owners = new Map(await Promise.all(asked))
  return contacts.map(contact => {
    const email = propertyOf(contact, 'email') ?? ''
    const names = [propertyOf(contact, 'firstname'), propertyOf(contact, 'lastname')]
    return {
      id: contact.id,
      email,
      name: names.filter(Boolean).join(' ') || email,
      company: propertyOf(contact, 'company'),
      ownerEmail: owners.get(propertyOf(contact, 'hubspot_owner_id') ?? ''),
      url: `${recordsUrl}/0-1/${contact.id}`,
    }
  })
}

async function associate(
  api: Api,
  ids: { contactId: string; meetingId: string },
): Promise<Pick<CrmMeetingRefs, 'companyName' | 'dealName'>> {
  const { contactId, meetingId } = ids
  const { company, deal } = await findSurroundings(api, contactId)
  await associateMeeting(api, { meetingId, to: 'contacts', id: contactId })
  if (company) await associateMeeting(api, { meetingId, to: 'companies', id: company.id })
  if (deal) await associateMeeting(api, { meetingId, to: 'deals', id: deal.id })
  return {
    companyName: company && propertyOf(company, 'name'),
    dealName: deal && propertyOf(deal, 'dealname'),
  }
}

async function putMeeting(
  { api, facts }: { api: Api; facts: AccountFacts },
  meeting: CrmMeeting,
  known: CrmMeetingRefs | undefined,
): Promise<CrmMeetingRefs> {
  const account = await facts.account()
  const ownerId = await findOwnerId(api, meeting.host.email)
  const properties = meetingProperties(meeting, { account, ownerId })
  // Only the booking itself says where it came from: a later change must not hide a newer booking.
  const tracked = known ? {} : trackingProperties(meeting.tracking)
  const isTracked = Object.keys(tracked).length > 0 && (await facts.hasTracking())
  const contact = await putContact(api, {
    person: meeting.contact,
    ownerId,
    tracking: isTracked ? tracked : {},
    knownId: known?.contactId,
  })
  const engagementId = await putEngagement(api, {
    meeting,
    contactId: contact.id,
    knownId: known?.engagementId,
    properties,
  })
  const isPlaced = known?.engagementId === engagementId && known.contactId === contact.id
  const names = isPlaced
    ? { companyName: known.companyName, dealName: known.dealName }
    : await associate(api, { contactId: contact.id, meetingId: engagementId })
  return {
    contactId: contact.id,
    engagementId,
    contactUrl: `${account.recordsUrl}/0-1/${contact.id}`,
    engagementUrl: `${account.recordsUrl}/0-1/${contact.id}/?engagement=${engagementId}`,
    ...names,
  }
}

export const makeProvider = (parts: { api: Api; facts: AccountFacts }): CrmProvider => {
  const { api, facts } = parts
  return {
    id: 'hubspot',
    findContactByEmail: async email => {
      const contact = await findContact(api, email)
      return contact && (await toContacts(api, [contact], await facts.account()))[0]
    },
    findContact: async id => {
      const contact = await findObject(api, { type: 'contacts', id, properties: contactProperties })
      return contact && (await toContacts(api, [contact], await facts.account()))[0]
    },
    searchContacts: async (query, limit) => {
      const account = await facts.account()
      const found = await searchObjects(api, 'contacts', {
        query,
        properties: contactProperties,
        limit,
      })
      return toContacts(api, found, account)
    },
    listOpenTasks: async ownerEmail => {
      const { recordsUrl } = await facts.account()
      return listOpenTasks(api, { ownerEmail, recordsUrl })
    },
    putMeeting: (meeting, known) =>
      putMeeting(parts, meeting, known).catch((error: unknown) => {
        // The account may have changed since it was read: the retry reads it anew.
        if (isNowInvalid(error)) facts.forget()
        throw error
      }),
  }
}
