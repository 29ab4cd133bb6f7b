import type { CrmMeeting } from '../../contract/crm-provider.ts'
import type { Api } from '../account/api.ts'
import { type Activity, listActivities } from './activities.ts'
import { markerOf } from './activity-note.ts'

const newest = { sort_by: 'add_time', sort_direction: 'desc' } as const
const ownersNewest = 200

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

/**
 * Finds an activity that a call with a lost response created: by the person, or by the host if the person is
 * new.
 */
export async function findTwin(
  api: Api,
  meeting: CrmMeeting,
  { personId, ownerId }: { personId: number; ownerId: number | undefined },
): Promise<Activity | undefined> {
  const marker = markerOf(meeting)
  const beside = listActivities(api, { ...newest, person_id: personId })
  const found = await findMarked(beside, { marker, limit: Number.POSITIVE_INFINITY })
  if (found || ownerId === undefined) return found
  const hosts = listActivities(api, { ...newest, owner_id: ownerId, limit: ownersNewest })
  return findMarked(hosts, { marker, limit: ownersNewest })
}
