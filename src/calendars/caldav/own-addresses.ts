import { DAVNamespaceShort, fetchPrincipalUrl, propfind } from 'tsdav'
import { ProviderError } from '../../providers/provider-error.ts'
import { emailKey } from '../../text/email-address.ts'
import type { CaldavAccess } from './account.ts'

/** An address with attributes is an object: iCloud marks the preferred one. */
const textOf = (href: unknown): string => {
  const text = href && typeof href === 'object' && '_text' in href ? href._text : href
  return typeof text === 'string' ? text : ''
}

/** Undefined if the server names none. Throws ProviderError. */
async function findPrincipal(
  { credentials, headers, fetch }: CaldavAccess,
  externalId: string,
): Promise<string | undefined> {
  const { serverUrl } = credentials
  const account = { serverUrl, accountType: 'caldav', credentials, rootUrl: externalId } as const
  try {
    return await fetchPrincipalUrl({ account, headers, fetch })
  } catch (error) {
    if (error instanceof ProviderError) throw error
    return undefined
  }
}

/**
 * The email addresses by which the calendar's server knows its owner; [] if it names none. Throws
 * ProviderError.
 */
async function readOwnAddresses(access: CaldavAccess, externalId: string): Promise<string[]> {
  const url = await findPrincipal(access, externalId)
  if (!url) return []
  const { headers, fetch } = access
  const props = { [`${DAVNamespaceShort.CALDAV}:calendar-user-address-set`]: {} }
  const [response] = await propfind({ url, props, depth: '0', headers, fetch })
  const hrefs: unknown = response?.props?.calendarUserAddressSet?.href
  return [hrefs].flat().flatMap(href => /^mailto:(.+)$/i.exec(textOf(href))?.[1] ?? [])
}

/**
 * The organizer as the calendar's server knows them. With an unknown organizer, the server takes the event for
 * an invitation to the calendar's owner, and may reject or answer it (RFC 6638 §3.2). Throws ProviderError.
 */
export async function asOwnOrganizer(
  access: CaldavAccess,
  externalId: string,
  organizer: { name: string; email: string },
): Promise<{ name: string; email: string }> {
  const own = await readOwnAddresses(access, externalId)
  const isKnown = own.some(email => emailKey(email) === emailKey(organizer.email))
  const [first] = own
  return isKnown || !first ? organizer : { ...organizer, email: first }
}
