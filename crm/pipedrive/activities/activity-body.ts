import type { CrmShared } from '../../contract/crm-changes.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'
import type { Account, ActivityType } from '../account/account.ts'
import type { Activity, ActivityBody } from './activities.ts'
import { noteOf } from './activity-note.ts'
import { activityTimes, spanOf } from './activity-times.ts'
import { isOver } from './held-outcome.ts'
import type { SharedField } from './shared-fields.ts'

interface Writing {
  shared: CrmShared
  /** Fields that changed here since the last write. */
  changed: ReadonlySet<SharedField>
  present: Activity | undefined
  /** Values of the last write. */
  before: { ownerId?: number | undefined; type?: string | undefined; busy?: boolean | undefined }
  ownerId: number | undefined
}

/** Matches the name in the list of choices, or the key. */
const keyOfType = (wanted: string | undefined, types: readonly ActivityType[]) => {
  const key = wanted?.trim().toLowerCase()
  return types.find(
    ({ name, key_string }) => name.toLowerCase() === key || key_string.toLowerCase() === key,
  )?.key_string
}

/**
 * Start and end share one field in Pipedrive: combines what changed here with a colleague's edit of the other.
 */
function timesOf({ shared, changed, present }: Writing): ActivityBody {
  if (!changed.has('startsAt') && !changed.has('endsAt')) return {}
  const there = present && spanOf(present)
  const startsAt = (!changed.has('startsAt') && there?.startsAt) || shared.startsAt
  const endsAt = (!changed.has('endsAt') && there?.endsAt) || shared.endsAt
  return activityTimes(endsAt > startsAt ? { startsAt, endsAt } : shared)
}

function sharedBody(writing: Writing): ActivityBody {
  const { shared, changed } = writing
  return {
    ...(changed.has('title') ? { subject: shared.title } : {}),
    ...timesOf(writing),
    ...(changed.has('outcome') ? { done: isOver(shared.outcome) } : {}),
    ...(changed.has('description') ? { public_description: shared.description } : {}),
    ...(changed.has('location') ? { location: { value: shared.location } } : {}),
  }
}

const ifNew = <K extends string, V>(name: K, wanted: V | undefined, before: V | undefined) =>
  wanted === undefined || wanted === before ? {} : ({ [name]: wanted } as { [key in K]: V })

/**
 * The meeting's own fields to write, and the activity type. If ours did not change, a colleague's host, type
 * and outcome are kept.
 */
export function activityBody(
  { activityTypes }: Account,
  meeting: CrmMeeting,
  writing: Writing,
): { body: ActivityBody; type: string | undefined; busy: boolean } {
  const { shared, changed, present, before, ownerId } = writing
  const named = keyOfType(meeting.meetingType, activityTypes)
  const type = named ?? (present ? undefined : 'meeting')
  const outcome = changed.has('outcome') ? shared.outcome : undefined
  const busy = shared.outcome !== 'canceled'
  const note = noteOf(meeting, { present: present?.note, outcome })
  const body = {
    ...sharedBody(writing),
    ...ifNew('note', note, present?.note ?? undefined),
    ...ifNew('type', type, before.type),
    ...ifNew('owner_id', ownerId, before.ownerId),
    ...ifNew('busy', busy, before.busy),
  }
  return { body, type: named ?? before.type, busy }
}
