import type { CrmChanges } from '../../contract/crm-changes.ts'
import type { Account, ActivityType } from '../account/account.ts'
import { type Activity, listActivities } from './activities.ts'
import { readBlock } from './activity-note.ts'
import { changedAtOf, toHeldMeetings } from './held-meeting.ts'

/** Maximum of changes in one result. Those at the same instant as the last one are added. */
const maxAtOnce = 500
/** The list may show a change some moments after later ones, so this much is read again. */
const overlapMs = 60_000
/** After this much silence no earlier change can appear. Wide enough for clocks that differ. */
const silenceMs = 10 * 60_000
const secondMs = 1_000

const isMeetingType = ({ key_string, icon_key }: ActivityType) =>
  key_string === 'meeting' || icon_key === 'meeting'

/** One of our meetings, or a timed activity of a type that Pipedrive shows as a meeting. */
const isMeeting = (activity: Activity, types: readonly ActivityType[]): boolean =>
  readBlock(activity.note) !== undefined ||
  (Boolean(activity.due_date && activity.due_time) &&
    types.some(type => type.key_string === activity.type && isMeetingType(type)))

/** RFC 3339 without fractions of a second, as Pipedrive stores times. */
const secondOf = (at: number) => `${new Date(Math.max(0, at)).toISOString().slice(0, 19)}Z`

/**
 * Reads changes, oldest first, and never splits an instant. `next` is the time of the first change that is
 * left.
 */
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

/** Start of the next query. Once the last change is old, the query starts after it. */
function nextStart(changed: readonly Activity[], { since, now }: { since: number; now: number }) {
  const latest = changed.at(-1)
  if (!latest) return since
  const at = changedAtOf(latest)
  return Math.max(since, now - at > silenceMs ? at + overlapMs + secondMs : at)
}

/** Returns every change since `since`. Deletions are not included. */
export async function listChangedMeetings(account: Account, since: number): Promise<CrmChanges> {
  const { changed, next } = await readChanges(account, since)
  const meetings = changed.filter(activity => isMeeting(activity, account.activityTypes))
  return {
    meetings: await toHeldMeetings(account, meetings),
    until: next ?? nextStart(changed, { since, now: account.now() }),
    hasMore: next !== undefined,
  }
}
