import type { AddActivityRequest } from 'pipedrive/v2'
import { z } from 'zod'
import { absentAsUndefined } from './answers-to-errors.ts'
import { type Api, type Clients, listPages } from './api.ts'

const activity = z.object({
  id: z.number(),
  owner_id: z.number().nullish(),
  deal_id: z.number().nullish(),
  lead_id: z.string().nullish(),
  org_id: z.number().nullish(),
  subject: z.string().nullish(),
  type: z.string().nullish(),
  due_date: z.string().nullish(),
  due_time: z.string().nullish(),
  duration: z.string().nullish(),
  done: z.boolean().nullish(),
  location: z.object({ value: z.string().nullish() }).nullish(),
  conference_meeting_url: z.string().nullish(),
  public_description: z.string().nullish(),
  add_time: z.string().nullish(),
  update_time: z.string().nullish(),
  note: z.string().nullish(),
  is_deleted: z.boolean().nullish(),
  participants: z
    .array(z.object({ person_id: z.number().nullish(), primary: z.boolean().nullish() }))
    .nullish(),
})

export type Activity = z.infer<typeof activity>

const pageSize = 500

type Query = NonNullable<Parameters<Clients['activities']['getActivities']>[0]>

/** Those that were not deleted. */
export async function* listActivities(api: Api, query: Query): AsyncGenerator<Activity> {
  const ask = ({ activities }: Clients, place: { cursor?: string }) =>
    activities.getActivities({ limit: pageSize, ...query, ...place })
  for await (const one of listPages(api, ask, activity)) if (!one.is_deleted) yield one
}

export async function readActivity(api: Api, id: number): Promise<Activity | undefined> {
  const record = await api(clients => clients.activities.getActivity({ id }), activity).catch(
    absentAsUndefined,
  )
  return record?.is_deleted ? undefined : record
}

/** What may be written; what is left out stays, null takes a link away. */
export interface ActivityBody {
  subject?: string
  type?: string
  owner_id?: number
  deal_id?: number | null
  lead_id?: string | null
  org_id?: number | null
  due_date?: string
  due_time?: string
  duration?: string
  done?: boolean
  location?: { value: string }
  participants?: { person_id: number; primary: boolean }[]
  public_description?: string
  note?: string
}

/** The client’s types know no null, by which the API takes a link away. */
const requestOf = (body: ActivityBody) => body as AddActivityRequest

export const createActivity = (api: Api, body: ActivityBody): Promise<Activity> =>
  api(clients => clients.activities.addActivity({ AddActivityRequest: requestOf(body) }), activity)

/** Undefined where it was deleted. */
export const updateActivity = (
  api: Api,
  id: number,
  body: ActivityBody,
): Promise<Activity | undefined> =>
  api(
    clients => clients.activities.updateActivity({ id, AddActivityRequest: requestOf(body) }),
    activity,
  ).catch(absentAsUndefined)
