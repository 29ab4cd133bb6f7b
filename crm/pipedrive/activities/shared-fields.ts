import type { CrmShared } from '../../contract/crm-changes.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'
import type { Activity } from './activities.ts'
import { readBlock } from './activity-note.ts'
import { lengthMinutes, maxMinutes, spanOf } from './activity-times.ts'
import { heldOutcome } from './held-outcome.ts'

const minuteMs = 60_000

const oneLine = (text: string) => text.trim()
const lines = (text: string) => text.replaceAll('\r\n', '\n').trim()

/** What people may change on either side, as Pipedrive keeps it: minutes, less than a day, no stray spaces. */
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

/** No length: whoever reads it keeps the time that the meeting had. */
const noTime = { startsAt: 0, endsAt: 0 }

/**
 * The same as the activity holds it. The description is plain text: Pipedrive copies it into calendars, only
 * notes are documented as HTML.
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
 * What is not as we sent it: changed here since; everything where nothing was sent. What was sent may stand there
 * in the meeting's own words, of which Pipedrive keeps some in others.
 */
export function changedHere(meeting: CrmMeeting, sent: CrmShared | undefined): Set<SharedField> {
  const now = sharedOf(meeting)
  const words: CrmShared = { ...meeting, location: meeting.location.text }
  const isAsSent = (field: SharedField) =>
    sent && (sent[field] === now[field] || sent[field] === words[field])
  return new Set((Object.keys(now) as SharedField[]).filter(field => !isAsSent(field)))
}

/** What we wrote last, field by field: one that was left alone goes on as it was sent before. */
export const sentAfter = (
  now: CrmShared,
  { written, before }: { written: ReadonlySet<SharedField>; before: CrmShared | undefined },
): CrmShared => {
  const kept = Object.entries(before ?? {}).filter(([field]) => !written.has(field as SharedField))
  return { ...now, ...Object.fromEntries(kept) }
}
