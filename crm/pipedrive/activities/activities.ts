import type { AddActivityRequest } from 'pipedrive/v2'
import { z } from 'zod'
import { absentAsUndefined, isRejected } from '../account/answers-to-errors.ts'
import { type Api, type Clients, listPages } from '../account/api.ts'

/** Pipedrive's guide calls the flag `primary` in writes and `primary_flag` in reads. */
const participant = z
  .object({
    person_id: z.number().nullish(),
    primary: z.boolean().nullish(),
    primary_flag: z.boolean().nullish(),
  })
  .transform(({ person_id, primary, primary_flag }) => ({
    person_id,
    primary: primary ?? primary_flag,
  }))

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
  participants: z.array(participant).nullish(),
})

export type Activity = z.infer<typeof activity>

const pageSize = 500

type Query = NonNullable<Parameters<Clients['activities']['getActivities']>[0]>

/** Yields activities that are not deleted. */
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

/** Fields to write. An absent field stays as it is; null removes a link. */
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
  /** Blocks the owner's time in Pipedrive's own scheduler. */
  busy?: boolean
  done?: boolean
  location?: { value: string }
  participants?: { person_id: number; primary: boolean }[]
  public_description?: string
  note?: string
}

/** The client's types do not allow null, which the API needs to remove a link. */
const requestOf = (body: ActivityBody) => body as AddActivityRequest

/** A new record has no links to remove. */
export const createActivity = (api: Api, body: ActivityBody): Promise<Activity> => {
  const request = requestOf(withoutNulls(body))
  return api(clients => clients.activities.addActivity({ AddActivityRequest: request }), activity)
}

const change = (api: Api, id: number, body: ActivityBody): Promise<Activity> =>
  api(
    clients => clients.activities.updateActivity({ id, AddActivityRequest: requestOf(body) }),
    activity,
  )

const withoutNulls = (body: ActivityBody): ActivityBody =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))

/**
 * Undefined if the activity was deleted. No documentation covers null for a link: if it is refused, the link
 * stays and the other fields are written.
 */
export async function updateActivity(
  api: Api,
  id: number,
  body: ActivityBody,
): Promise<Activity | undefined> {
  const hasNulls = Object.values(body).includes(null)
  try {
    return await change(api, id, body).catch(absentAsUndefined)
  } catch (error) {
    if (!hasNulls || !isRejected(error)) throw error
    const rest = withoutNulls(body)
    if (Object.keys(rest).length === 0) return readActivity(api, id)
    return change(api, id, rest).catch(absentAsUndefined)
  }
}
