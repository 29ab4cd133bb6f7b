import { DAVNamespaceShort, propfind } from 'tsdav'
import type { CaldavAccess } from './account.ts'
import { pathOf } from './read-calendar.ts'

/**
 * By path: the user's privileges for a calendar (RFC 3744 §5.4), as text; absent if a server does not report
 * them.
 */
export async function readPrivileges(
  { headers, fetch }: CaldavAccess,
  homeUrl: string,
): Promise<ReadonlyMap<string, string>> {
  const responses = await propfind({
    url: homeUrl,
    props: { [`${DAVNamespaceShort.DAV}:current-user-privilege-set`]: {} },
    depth: '1',
    headers,
    fetch,
  })
  return new Map(
    responses.flatMap(({ href, props }) => {
      const privileges: unknown = props?.currentUserPrivilegeSet
      return href && privileges ? [[pathOf(href), JSON.stringify(privileges)]] : []
    }),
  )
}

/** Without privileges, the calendar counts as writable: the server rejects a forbidden write. */
export function isWritable(privileges: ReadonlyMap<string, string>, url: string): boolean {
  const granted = privileges.get(pathOf(url))
  return granted === undefined || /"(?:all|write|writeContent|write-content|bind)"/.test(granted)
}
