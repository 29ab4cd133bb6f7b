import { z } from 'zod'
import { absentAsUndefined } from './answers-to-errors.ts'
import { type Api, type Clients, listPages } from './api.ts'

const activity = z.object({
  id: z.number(),
  subject: z.string().nullish(),
  type: z.string().nullish(),
  due_date: z.string().nullish(),
  due_time: z.string().nullish(),
  note: z.string().nullish(),
  is_deleted: z.boolean().nullish(),
  participants: z.array(z.object({ person_id: z.number().nullish() })).nullish(),
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

export interface ActivityBody {
  subject: string
  type?: string
  owner_id?: number
  deal_id?: number
  org_id?: number
  due_date: string
  due_time: string
  duration: string
  done: boolean
  location: { value: string }
  participants?: { person_id: number; primary: boolean }[]
  public_description: string
  note: string
}

export const createActivity = async (api: Api, body: ActivityBody): Promise<number> =>
  (await api(clients => clients.activities.addActivity({ AddActivityRequest: body }), activity)).id

/** Undefined where it was deleted. */
export const updateActivity = async (
  api: Api,
  id: number,
  body: ActivityBody,
): Promise<number | undefined> =>
  (
    await api(
      clients => clients.activities.updateActivity({ id, AddActivityRequest: body }),
      activity,
    ).catch(absentAsUndefined)
  )?.id
