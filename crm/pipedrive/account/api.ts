import { z } from 'zod'
import { pageLimit } from '../../../src/providers/page-limit.ts'
import { makeAdapter, type Sender } from './adapter.ts'
import { noAnswer } from './answers-to-errors.ts'

/** The client takes a quarter of a second and 50 MB to load, so it is loaded only if Pipedrive is used. */
const loadClient = () => Promise.all([import('pipedrive/v1'), import('pipedrive/v2')])

/** The vendor's client with our adapter. The client adds its `baseOptions` to every request. */
async function makeClients(baseUrl: string, sender: Sender) {
  const [v1, v2] = await loadClient()
  const baseOptions = { adapter: makeAdapter(sender) }
  const one = Object.assign(new v1.Configuration({ basePath: `${baseUrl}/api/v1` }), {
    baseOptions,
  })
  const two = Object.assign(new v2.Configuration({ basePath: `${baseUrl}/api/v2` }), {
    baseOptions,
  })
  return {
    users: new v1.UsersApi(one),
    activityTypes: new v1.ActivityTypesApi(one),
    leads: new v1.LeadsApi(one),
    webhooks: new v1.WebhooksApi(one),
    activities: new v2.ActivitiesApi(two),
    deals: new v2.DealsApi(two),
    leadSearch: new v2.LeadsApi(two),
    organizations: new v2.OrganizationsApi(two),
    persons: new v2.PersonsApi(two),
    personFields: new v2.PersonFieldsApi(two),
  }
}

export type Clients = Awaited<ReturnType<typeof makeClients>>

/** Calls the client and returns the parsed `data`. Throws only ProviderError. */
export type Api = <T>(ask: (clients: Clients) => Promise<unknown>, data: z.ZodType<T>) => Promise<T>

export const apiAt = (baseUrl: string, sender: Sender): Api => {
  let clients: Promise<Clients> | undefined
  return async (ask, data) => {
    clients ??= makeClients(baseUrl, sender)
    const answer = await ask(await clients)
    const parsed = z.object({ data }).safeParse(answer)
    if (!parsed.success) throw noAnswer(parsed.error)
    return parsed.data.data
  }
}

const nextPage = z.object({ next_cursor: z.string().nullish() }).nullish()

/** Yields items page by page, so that a caller that stops early requests no further pages. */
export async function* listPages<T>(
  api: Api,
  ask: (clients: Clients, place: { cursor?: string }) => Promise<unknown>,
  item: z.ZodType<T>,
): AsyncGenerator<T> {
  const page = z.object({ data: z.array(item).nullable(), additional_data: nextPage })
  const allow = pageLimit('pipedrive')
  let cursor: string | undefined
  do {
    const place = cursor ? { cursor } : {}
    const { data, additional_data } = await api(
      async clients => ({ data: await ask(clients, place) }),
      page,
    )
    yield* data ?? []
    cursor = additional_data?.next_cursor ?? undefined
    if (cursor) allow(cursor)
  } while (cursor)
}
