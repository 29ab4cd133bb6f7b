import type { CrmMeeting } from '../crm-provider.ts'
import type { ActivityType } from './account.ts'
import {
  type Activity,
  type ActivityBody,
  createActivity,
  listActivities,
  updateActivity,
} from './activities.ts'
import { markerOf, noteOf } from './activity-note.ts'
import { activityTimes } from './activity-times.ts'
import type { Api } from './api.ts'

/** What is about the meeting's place among the account's records. */
export interface Surroundings {
  personId: number
  /** The host; undefined where they have no seat in Pipedrive. */
  ownerId: number | undefined
  orgId: number | undefined
  dealId: number | undefined
  activityTypes: readonly ActivityType[]
}

const newest = { sort_by: 'add_time', sort_direction: 'desc' } as const
const ownersNewest = 200
/** The outcomes after which something is still to come; all others, the account's own too, end it. */
const openOutcomes = new Set(['scheduled', 'rescheduled'])

const typeOf = (wanted: string | undefined, types: readonly ActivityType[]) => {
  const key = wanted?.trim().toLowerCase()
  return types.find(
    ({ name, key_string }) => name.toLowerCase() === key || key_string.toLowerCase() === key,
  )?.key_string
}

const hasPerson = (activity: Activity | undefined, personId: number) =>
  activity?.participants?.some(({ person_id }) => person_id === personId) ?? false

/** The whole record as it is true now. Other participants and a type that colleagues chose stay. */
function bodyOf(
  meeting: CrmMeeting,
  around: Surroundings,
  present: Activity | undefined,
): ActivityBody {
  const { personId, ownerId, orgId, dealId } = around
  const type =
    typeOf(meeting.meetingType, around.activityTypes) ?? (present ? undefined : 'meeting')
  return {
    subject: meeting.title,
    ...activityTimes(meeting),
    done: !openOutcomes.has(meeting.outcome),
    location: { value: meeting.location.text },
    public_description: meeting.description,
    note: noteOf(meeting, present?.note),
    ...(type === undefined ? {} : { type }),
    ...(ownerId === undefined ? {} : { owner_id: ownerId }),
    ...(orgId === undefined ? {} : { org_id: orgId }),
    ...(dealId === undefined ? {} : { deal_id: dealId }),
    ...(hasPerson(present, personId)
      ? {}
      : { participants: [{ person_id: personId, primary: true }] }),
  }
}

async function findMarked(
  activities: AsyncIterable<Activity>,
  { marker, limit }: { marker: string; limit: number },
): Promise<Activity | undefined> {
  let seen = 0
  for await (const activity of activities) {
    if (activity.note?.includes(marker)) return activity
    seen += 1
    if (seen >= limit) return undefined
  }
  return undefined
}

/** One that an earlier, lost answer left there: with the person, or with the host where the person is a new one. */
async function findTwin(
  api: Api,
  meeting: CrmMeeting,
  { personId, ownerId }: Surroundings,
): Promise<Activity | undefined> {
  const marker = markerOf(meeting)
  const beside = listActivities(api, { ...newest, person_id: personId })
  const found = await findMarked(beside, { marker, limit: Number.POSITIVE_INFINITY })
  if (found || ownerId === undefined) return found
  const hosts = listActivities(api, { ...newest, owner_id: ownerId, limit: ownersNewest })
  return findMarked(hosts, { marker, limit: ownersNewest })
}

/** The one activity for the meeting's life; answers its id. Deleted in Pipedrive since, it is made anew. */
export async function putActivity(
  api: Api,
  meeting: CrmMeeting,
  { known, around }: { known: Activity | undefined; around: Surroundings },
): Promise<number> {
  const present = known ?? (await findTwin(api, meeting, around))
  const updated =
    present && (await updateActivity(api, present.id, bodyOf(meeting, around, present)))
  return updated ?? createActivity(api, bodyOf(meeting, around, undefined))
}
