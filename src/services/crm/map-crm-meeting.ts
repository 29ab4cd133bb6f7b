import type { CrmHeldMeeting, CrmShared } from '../../../crm/contract/crm-changes.ts'
import { withCallerOf } from '../../model/caller-of.ts'
import type { Location, Meeting } from '../../model/entities.ts'
import type { MeetingChanges } from '../../store/meetings/update-meeting.ts'
import { isPhoneNumber } from '../../text/phone-number.ts'
import { escapeMarkdown } from '../../text/rich-text.ts'
import { type CrmField, type CrmTime, type CrmValue, fieldOf } from './merge-crm.ts'
import { answersOf } from './to-crm-meeting.ts'

/* Maps a CRM record to our model. */

const maxLengths = { title: 200, outcome: 100, description: 10_000, location: 1_000 }

/** Makes free text fit for our database. */
const clean = (text: string, maxLength: number) =>
  text.replaceAll('\u0000', '').trim().slice(0, maxLength).toWellFormed()

/** The values that we can store. Values that no meeting can have (no title, no duration) count as unchanged. */
export function sharedOfHeld(held: CrmShared, before: CrmShared): CrmShared {
  const { startsAt, endsAt } = held.endsAt > held.startsAt ? held : before
  return {
    startsAt,
    endsAt,
    title: clean(held.title, maxLengths.title) || before.title,
    outcome: clean(held.outcome, maxLengths.outcome) || before.outcome,
    description: clean(held.description, maxLengths.description),
    location: clean(held.location, maxLengths.location),
  }
}

const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text)

/** A phone meeting keeps its kind only as long as the text can be called. */
export function locationFrom(text: string, kind: Location['kind'] | undefined): Location {
  if (kind === 'phone' && text === '') return { kind }
  if (kind === 'phone' && isPhoneNumber(text)) return { kind, number: text }
  if (kind === 'address') return { kind, address: text }
  return isAddress(text) ? { kind: 'video', url: text } : { kind: 'custom', text }
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Removes the last occurrence on lines of its own, whatever the CRM did to its blanks. */
function without(text: string, answer: string): string {
  const pattern = answer.trim().split(/\s+/).map(literal).join('\\s+')
  const last = [
    ...text.matchAll(new RegExp(`(?<=^|\\n)[ \\t]*${pattern}[ \\t]*(?=\\n|$)`, 'g')),
  ].at(-1)
  if (!last) return text
  const before = text.slice(0, last.index).trimEnd()
  const after = text.slice(last.index + last[0].length).trim()
  return [before, after].filter(Boolean).join('\n\n')
}

/**
 * Removes the invitee's answers, which are written below the description. Colleagues may add text below them.
 */
const descriptionFrom = (text: string, meeting: Meeting): string =>
  escapeMarkdown(answersOf(meeting).reduceRight(without, text.trimEnd()))

/** The changes that give our meeting the record's values in these fields, except for the outcome. */
export function changesFrom(
  meeting: Meeting,
  theirs: CrmShared,
  fields: readonly CrmField[],
): MeetingChanges {
  const { startsAt, endsAt, title, description, location } = theirs
  const changes: Partial<Record<CrmField, MeetingChanges>> = {
    time: { startsAt, endsAt },
    title: { title },
    description: { description: descriptionFrom(description, meeting) },
    location: { location: withCallerOf(meeting, locationFrom(location, meeting.location.kind)) },
  }
  return Object.assign({}, ...fields.map(field => changes[field]))
}

/** The person whom the CRM names, otherwise the CRM itself. */
export const actorOf = ({ changedBy }: Pick<CrmHeldMeeting, 'changedBy'>, label: string) =>
  ({ kind: 'system', name: changedBy ? `${changedBy} (${label})` : label }) as const

function timeText({ startsAt }: CrmTime, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(startsAt)
}

const shownLength = 60

const valueText = (value: CrmValue, timeZone: string): string =>
  typeof value === 'string' ? `“${value.slice(0, shownLength)}”` : timeText(value, timeZone)

/** For the activity log: both values, and where a person can choose. */
export function conflictText(
  { ours, theirs }: { ours: CrmShared; theirs: CrmShared },
  {
    fields,
    hosts,
    label,
    timeZone,
  }: {
    fields: readonly CrmField[]
    /** Emails. */
    hosts: Record<'ours' | 'theirs', string> | undefined
    label: string
    timeZone: string
  },
): string {
  const differs = (theirText: string, ourText: string) =>
    `${label} says ${theirText}, Parley says ${ourText}.`
  const differences = fields.map(field => {
    const shownIn = (shared: CrmShared) => valueText(fieldOf(shared, field), timeZone)
    return differs(shownIn(theirs), shownIn(ours))
  })
  const host = hosts ? [differs(`host ${hosts.theirs}`, `host ${hosts.ours}`)] : []
  return [...differences, ...host, 'Choose on the meeting’s page.'].join(' ')
}
