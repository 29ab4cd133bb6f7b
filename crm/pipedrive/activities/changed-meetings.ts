import type { CrmChanges } from '../../contract/crm-changes.ts'
import type { Account, ActivityType } from '../account/account.ts'
import { type Activity, listActivities } from './activities.ts'
import { readBlock } from './activity-note.ts'
import { changedAtOf, toHeldMeetings } from './held-meeting.ts'

/** As many new ones as an answer tells, and those of the same moment as the last of them. */
const maxAtOnce = 500
/** The list may show a change moments after others that came later: so much is asked for once more. */
const overlapMs = 60_000
/** After such a silence nothing earlier is to come; wide enough for clocks that differ. */
const silenceMs = 10 * 60_000
const secondMs = 1_000

const isMeetingType = ({ key_string, icon_key }: ActivityType) =>
  key_string === 'meeting' || icon_key === 'meeting'

/** One of ours, or one with a time of day of a type that Pipedrive shows as a meeting. */
const isMeeting = (activity: Activity, types: readonly ActivityType[]): boolean =>
  readBlock(activity.note) !== undefined ||
  (Boolean(activity.due_date && activity.due_time) &&
    types.some(type => type.key_string === activity.type && isMeetingType(type)))

/** RFC 3339 in whole seconds, as Pipedrive keeps its times. */
const secondOf = (at: number) => `${new Date(Math.max(0, at)).toISOString().slice(0, 19)}Z`

/** What changed, the oldest first, up to the end of a moment; `next`: when the first that is left changed. */
async function readChanges(account: Account, since: number) {
  const query = {
    updated_since: secondOf(since - overlapMs),
    sort_by: 'update_time',
    sort_direction: 'asc',
  } as const
  const changed: Activity[] = []
  let fresh = 0
  for await (const activity of listActivities(account.api, query)) {
    const at = changedAtOf(activity)
    const last = changed.at(-1)
    if (fresh >= maxAtOnce && last && at > changedAtOf(last)) return { changed, next: at }
    changed.push(activity)
    if (at > since) fresh += 1
  }
  return { changed, next: undefined }
}

/** Where the next question starts: once it is long past, the last change is asked for no more. */
function nextStart(changed: readonly Activity[], { since, now }: { since: number; now: number }) {
  const latest = changed.at(-1)
  if (!latest) return since
  const at = changedAtOf(latest)
  return Math.max(since, now - at > silenceMs ? at + overlapMs + secondMs : at)
}

/** Nothing that changed since is left out; what was deleted is not told here. */
export async function listChangedMeetings(account: Account, since: number): Promise<CrmChanges> {
  const { changed, next } = await readChanges(account, since)
  const meetings = changed.filter(activity => isMeeting(activity, account.activityTypes))
  return {
    meetings: await toHeldMeetings(account, meetings),
    until: next ?? nextStart(changed, { since, now: account.now() }),
    hasMore: next !== undefined,
  }
}
