import { pageLimit } from '../../providers/page-limit.ts'
import { emailKey } from '../../text/email-address.ts'
import type { RemoteCalendar } from '../calendar-provider.ts'
import { type GraphApi, GraphRefusal, understood } from './api.ts'
import { type GraphCalendar, type GraphPage, graphCalendar, graphPage } from './graph-event.ts'

/** All calendars of the account, whatever the permissions. */
export async function allCalendars(api: GraphApi): Promise<GraphCalendar[]> {
  const found: GraphCalendar[] = []
  const allow = pageLimit('microsoft')
  let path: string | undefined = '/me/calendars'
  while (path) {
    const page: GraphPage = understood(graphPage, await api({ method: 'get', path }))
    for (const item of page.value) {
      const { data } = graphCalendar.safeParse(item)
      if (data) found.push(data)
    }
    path = page['@odata.nextLink']
    if (path) allow(path)
  }
  return found
}

const ownerOf = ({ owner }: GraphCalendar) => owner?.address && emailKey(owner.address)

/** The account's own calendars: shared ones need permissions that we do not request. */
export async function listCalendars(api: GraphApi): Promise<RemoteCalendar[]> {
  const found = await allCalendars(api)
  const own = found.flatMap(calendar => (calendar.isDefaultCalendar ? [ownerOf(calendar)] : []))[0]
  return found
    .filter(calendar => !own || !ownerOf(calendar) || ownerOf(calendar) === own)
    .map(({ id, name, canEdit }) => ({
      externalId: id,
      name: (name ?? id).slice(0, 200),
      canWrite: canEdit === true,
    }))
}

export async function makeCalendar(api: GraphApi, name: string): Promise<RemoteCalendar> {
  const answer = await api({ method: 'post', path: '/me/calendars', body: { name } })
  const { id } = understood(graphCalendar, answer)
  return { externalId: id, name, canWrite: true }
}

export async function removeCalendar(api: GraphApi, externalId: string): Promise<void> {
  const path = `/me/calendars/${encodeURIComponent(externalId)}`
  try {
    await api({ method: 'delete', path, isMeant: ({ status }) => status === 404 })
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error
  }
}
