import type { CrmShared } from '../../contract/crm-changes.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'
import type { Activity } from './activities.ts'
import { readBlock } from './activity-note.ts'
import { lengthMinutes, maxMinutes, spanOf } from './activity-times.ts'
import { heldOutcome } from './held-outcome.ts'

const minuteMs = 60_000

const oneLine = (text: string) => text.trim()
const lines = (text: string) => text.replaceAll('\r\n', '\n').trim()

/**
 * Fields that both sides may change, normalized as Pipedrive stores them: whole minutes, less than a day,
 * trimmed text.
 */
export const sharedOf = (meeting: CrmMeeting): CrmShared => {
  const startsAt = Math.floor(meeting.startsAt / minuteMs) * minuteMs
  const minutes = Math.min(lengthMinutes(meeting), maxMinutes)
  return {
    title: oneLine(meeting.title),
    startsAt,
    endsAt: startsAt + minutes * minuteMs,
    outcome: meeting.outcome,
    description: lines(meeting.description),
    location: oneLine(meeting.location.text),
  }
}

/** Means that the activity has no duration. A caller then keeps the time of the meeting. */
const noTime = { startsAt: 0, endsAt: 0 }

/**
 * The shared fields of an activity. The description is plain text, since Pipedrive copies it into calendars;
 * only notes are documented as HTML.
 */
export const heldShared = (activity: Activity): CrmShared => ({
  title: oneLine(activity.subject ?? ''),
  ...(spanOf(activity) ?? noTime),
  outcome: heldOutcome(activity, readBlock(activity.note)),
  description: lines(activity.public_description ?? ''),
  location: oneLine(activity.location?.value || activity.conference_meeting_url || ''),
})

export type SharedField = keyof CrmShared

/**
 * The fields that changed here since `sent`; all of them if nothing was sent. `sent` may hold the meeting's own
 * values, some of which Pipedrive stores differently.
 */
export function changedHere(meeting: CrmMeeting, sent: CrmShared | undefined): Set<SharedField> {
  const now = sharedOf(meeting)
  const words: CrmShared = { ...meeting, location: meeting.location.text }
  const isAsSent = (field: SharedField) =>
    sent && (sent[field] === now[field] || sent[field] === words[field])
  return new Set((Object.keys(now) as SharedField[]).filter(field => !isAsSent(field)))
}

/** The values of the last write by field. A field that was not written keeps its earlier value. */
export const sentAfter = (
  now: CrmShared,
  { written, before }: { written: ReadonlySet<SharedField>; before: CrmShared | undefined },
): CrmShared => {
  const kept = Object.entries(before ?? {}).filter(([field]) => !written.has(field as SharedField))
  return { ...now, ...Object.fromEntries(kept) }
}
