import { fetchHomeUrl, fetchPrincipalUrl } from 'tsdav'
import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { type CaldavAccess, caldavError } from './account.ts'

/** Where an account's calendars are. */
interface CaldavAccount {
  /** Base of relative addresses in the server's answers. */
  rootUrl: string
  homeUrl: string
}

const question = `<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:"><d:prop><d:resourcetype/></d:prop></d:propfind>`

/** The address to which the server redirects `url`; `url` itself if it does not. Throws ProviderError. */
async function locate(
  { headers, fetch }: CaldavAccess,
  { url, method }: { url: string; method: 'PROPFIND' | 'GET' },
): Promise<string> {
  const asking =
    method === 'GET'
      ? { method, headers }
      : {
          method,
          headers: { ...headers, Depth: '0', 'Content-Type': 'text/xml;charset=UTF-8' },
          body: question,
        }
  const response = await fetch(url, asking)
  await response.body?.cancel()
  return response.url || url
}

/** The address behind the well-known one, or else the given address (RFC 6764 §5, §6). Throws ProviderError. */
async function findRoot(access: CaldavAccess): Promise<string> {
  const given = new URL(access.credentials.serverUrl)
  const wellKnown = new URL('/.well-known/caldav', given).href
  for (const method of ['PROPFIND', 'GET'] as const) {
    const found = await locate(access, { url: wellKnown, method }).catch((error: unknown) => {
      // A server need not have the well-known address, but a forbidden address is an error.
      if (error instanceof ProviderError && error.code !== 'rejected') return wellKnown
      throw error
    })
    if (found !== wellKnown) return found
  }
  return given.href
}

async function find(access: CaldavAccess): Promise<CaldavAccount> {
  const { credentials, headers, fetch } = access
  const common = { serverUrl: credentials.serverUrl, accountType: 'caldav', credentials } as const
  const rootUrl = await findRoot(access)
  const named = await fetchPrincipalUrl({ account: { ...common, rootUrl }, headers, fetch })
  const principalUrl = await locate(access, { url: named, method: 'PROPFIND' })
  const base = new URL(principalUrl).origin === new URL(rootUrl).origin ? rootUrl : principalUrl
  const account = { ...common, rootUrl: base, principalUrl }
  const home = await fetchHomeUrl({ account, headers, fetch })
  const homeUrl = await locate(access, { url: home, method: 'PROPFIND' })
  const isMoved = new URL(homeUrl).origin !== new URL(home).origin
  return { rootUrl: isMoved ? homeUrl : base, homeUrl }
}

/** Finds the account's calendar home (RFC 6764). Throws ProviderError. */
export async function findAccount(access: CaldavAccess): Promise<CaldavAccount> {
  try {
    return await find(access)
  } catch (error) {
    if (error instanceof ProviderError) throw error
    throw caldavError('rejected', ownReason('noCalendarsHere'), {
      cause: error,
    })
  }
}
