import type { CrmHeldMeeting, CrmShared } from '../../../crm/contract/crm-changes.ts'
import { withCallerOf } from '../../model/caller-of.ts'
import type { Location, Meeting } from '../../model/entities.ts'
import type { MeetingChanges } from '../../store/meetings/meetings.ts'
import { escapeMarkdown } from '../../text/rich-text.ts'
import { type CrmField, type CrmTime, type CrmValue, fieldOf } from './merge-crm.ts'
import { answersOf } from './to-crm-meeting.ts'

/* What a CRM's record says, in our words. */

const longest = { title: 200, outcome: 100, description: 10_000, location: 1_000 }

/** What people type anywhere, as our database takes it. */
const clean = (text: string, most: number) =>
  text.replaceAll('\u0000', '').trim().slice(0, most).toWellFormed()

/** As we can keep it: what makes no meeting (no title, no duration) counts as what it was. */
export function sharedOfHeld(held: CrmShared, before: CrmShared): CrmShared {
  const { startsAt, endsAt } = held.endsAt > held.startsAt ? held : before
  return {
    startsAt,
    endsAt,
    title: clean(held.title, longest.title) || before.title,
    outcome: clean(held.outcome, longest.outcome) || before.outcome,
    description: clean(held.description, longest.description),
    location: clean(held.location, longest.location),
  }
}

const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text)

export function locationFrom(text: string, kind: Location['kind'] | undefined): Location {
  if (kind === 'phone') return { kind, number: text || undefined }
  if (kind === 'address') return { kind, address: text }
  return isAddress(text) ? { kind: 'video', url: text } : { kind: 'custom', text }
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The last place where it stands on lines of its own, however the CRM folded its blanks, is cut out. */
function without(text: string, answer: string): string {
  const words = answer.trim().split(/\s+/).map(literal).join('\\s+')
  const last = [...text.matchAll(new RegExp(`(?<=^|\\n)[ \\t]*${words}[ \\t]*(?=\\n|$)`, 'g'))].at(
    -1,
  )
  if (!last) return text
  const before = text.slice(0, last.index).trimEnd()
  const after = text.slice(last.index + last[0].length).trim()
  return [before, after].filter(Boolean).join('\n\n')
}

/** Without the invitee's answers, which stand below it and are no part of it. Colleagues may write below them. */
const descriptionFrom = (text: string, meeting: Meeting): string =>
  escapeMarkdown(answersOf(meeting).reduceRight(without, text.trimEnd()))

/** What our side has to change to become as the record in these fields; the outcome apart. */
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

/** Who did it: the person the CRM names, else the CRM. */
export const actorOf = ({ changedBy }: Pick<CrmHeldMeeting, 'changedBy'>, label: string) =>
  ({ kind: 'system', name: changedBy ? `${changedBy} (${label})` : label }) as const

function timeWords({ startsAt }: CrmTime, timeZone: string): string {
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

const valueWords = (value: CrmValue, timeZone: string): string =>
  typeof value === 'string' ? `“${value.slice(0, shownLength)}”` : timeWords(value, timeZone)

/** For the ledger: what stands on either side, and where a person chooses. */
export function conflictWords(
  { ours, theirs }: { ours: CrmShared; theirs: CrmShared },
  {
    fields,
    hosts,
    label,
    timeZone,
  }: {
    fields: readonly CrmField[]
    /** E-mails. */
    hosts: Record<'ours' | 'theirs', string> | undefined
    label: string
    timeZone: string
  },
): string {
  const differs = (theirWords: string, ourWords: string) =>
    `${label} says ${theirWords}, Parley says ${ourWords}.`
  const told = fields.map(field => {
    const words = (shared: CrmShared) => valueWords(fieldOf(shared, field), timeZone)
    return differs(words(theirs), words(ours))
  })
  const host = hosts ? [differs(`host ${hosts.theirs}`, `host ${hosts.ours}`)] : []
  return [...told, ...host, 'Choose on the meeting’s page.'].join(' ')
}
