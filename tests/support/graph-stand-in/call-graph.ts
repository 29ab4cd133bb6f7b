import { startGraphStandIn } from './start-graph-stand-in.ts'

/** Any answer. */
export interface Shown {
  id: string
  type: string
  changeKey: string
  error: { code: string }
  attendees: { status: { response: string } }[]
  onlineMeeting: { joinUrl: string } | null
  start: { dateTime: string }
  value: Shown[]
  clientState: string
  '@removed'?: object
  '@odata.etag': string
  '@odata.nextLink'?: string
  '@odata.deltaLink'?: string
}

export const graphTimeAt = (day: number, hour: number, timeZone = 'UTC') => ({
  dateTime: `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00`,
  timeZone,
})

/** A stand-in with one account, called with plain fetch. */
export async function startCalledGraph(email: string) {
  const graph = await startGraphStandIn()
  const calendarId = graph.state.addAccount(email).calendarId
  const access = { token: graph.logins.grant(email).accessToken }

  const ask = async (method: string, path: string, body?: unknown, more = {}) => {
    const headers = {
      authorization: `Bearer ${access.token}`,
      prefer: 'IdType="ImmutableId", outlook.timezone="UTC"',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more,
    }
    const address = path.startsWith('http') ? path : `${graph.url}/v1.0${path}`
    const answer = await fetch(address, { method, headers, body: JSON.stringify(body) ?? null })
    const text = await answer.text()
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Shown }
  }

  /** All items of a delta from a link, with the next link. */
  const readDelta = async (link: string) => {
    const items: Shown[] = []
    for (let pages = 1, next: string | undefined = link; next; pages += 1) {
      const { body, status } = await ask('GET', next)
      if (status !== 200) throw new Error(`Answered with ${status}`)
      items.push(...body.value)
      if (body['@odata.deltaLink']) return { items, pages, link: body['@odata.deltaLink'] }
      next = body['@odata.nextLink']
    }
    throw new Error('No delta link')
  }

  const inCalendar = (path: string) => `/me/calendars/${encodeURIComponent(calendarId)}/${path}`
  return { ...graph, calendarId, access, ask, readDelta, inCalendar }
}
