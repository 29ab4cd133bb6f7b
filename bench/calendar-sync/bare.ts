import type { Knex } from 'knex'
import type { Interval } from '../../src/scheduling/types.ts'

interface Account {
  google: { url: string }
  accessToken: string
}

interface Page {
  nextPageToken?: string
  nextSyncToken?: string
}

async function bareList(
  { google, accessToken }: Account,
  email: string,
  query: Record<string, string>,
): Promise<string> {
  const address = new URL(`${google.url}/calendar/v3/calendars/${encodeURIComponent(email)}/events`)
  for (const [name, value] of Object.entries({
    singleEvents: 'true',
    maxResults: '2500',
    ...query,
  }))
    address.searchParams.set(name, value)
  for (;;) {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${accessToken}` } })
    const page = (await answer.json()) as Page
    if (page.nextPageToken === undefined) return page.nextSyncToken ?? ''
    address.searchParams.set('pageToken', page.nextPageToken)
  }
}

/** The requests of a full sync. Parses the responses and discards them. */
export const bareWhole = (account: Account, email: string) => bareList(account, email, {})

/** The request for changes. Parses the response and discards it. */
export const bareChanges = (account: Account, { email, token }: { email: string; token: string }) =>
  bareList(account, email, { syncToken: token })

/** Selects the busy spans of the replica with the plainest possible query. */
export const bareReplica = (
  db: Knex,
  { calendarId, range }: { calendarId: string; range: Interval },
) =>
  db.raw(
    'select lower(during), upper(during) from calendar_busy where calendar_id = ? and during && tstzrange(?, ?)',
    [calendarId, new Date(range.start).toISOString(), new Date(range.end).toISOString()],
  )
