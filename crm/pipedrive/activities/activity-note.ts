import { createHash } from 'node:crypto'
import { emailKey } from '../../../src/text/email-address.ts'
import { linesOfHtml } from '../../../src/text/html-text.ts'
import { literalHtml } from '../../../src/text/rich-text.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'
import { lengthMinutes, maxMinutes } from './activity-times.ts'

/*
 * Activities have no field of ours, so what has none stands in a block of the note: first the outcome, then
 * what attendees never see, last the id by which the activity is known again, with two short digests. By the
 * first it shows whether a colleague changed the outcome there, by the second whether they rewrote the rest.
 */

const outcomeLabel = 'Parley outcome:'

/** By which the activity is known again. */
export const markerOf = ({ id }: Pick<CrmMeeting, 'id'>) => `Parley id: ${id}`

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)
const digestOfLines = (html: string) =>
  digestOf(linesOfHtml(html).join(' ').replaceAll(/\s+/g, ' '))

/** Our block in a note, as it stands there. */
export interface NoteBlock {
  meetingId: string
  /** As somebody reads it. */
  outcome: string
  /** Of the outcome that we wrote; undefined in notes from before there were digests. */
  outcomeDigest: string | undefined
  /** HTML of what stands between the first line and the last; undefined where it is as we wrote it. */
  rewritten: string | undefined
  /** Digest of what we wrote there. */
  wrote: string | undefined
  /** HTML before and after the block. */
  before: string
  after: string
}

const pattern =
  /Parley outcome:((?:(?!Parley outcome:)[\s\S])*?)Parley id: ([\w-]+)(?: \(([0-9a-f]{8})-([0-9a-f]{8})\))?/
const lineEnd = /<br\s*\/?>|<\/?(?:p|div)[^>]*>|\n/i

/** Undefined for a note without our block. */
export function readBlock(note: string | null | undefined): NoteBlock | undefined {
  const found = pattern.exec(note ?? '')
  if (!note || !found) return undefined
  const [whole, inner = '', meetingId = '', outcomeDigest, wrote] = found
  const end = lineEnd.exec(inner)
  const rest = end ? inner.slice(end.index + end[0].length) : ''
  return {
    meetingId,
    outcome: linesOfHtml(end ? inner.slice(0, end.index) : inner).join(' '),
    outcomeDigest,
    rewritten: wrote !== undefined && digestOfLines(rest) !== wrote ? rest : undefined,
    wrote,
    before: note.slice(0, found.index),
    after: note.slice(found.index + whole.length),
  }
}

/** A colleague wrote another outcome into the first line than we did. */
export const isOutcomeEdited = ({ outcome, outcomeDigest }: NoteBlock): boolean =>
  outcomeDigest !== undefined && digestOf(outcome) !== outcomeDigest

const linkOf = ({ name, url }: { name: string; url: string }) =>
  `File: <a href="${literalHtml(url)}">${literalHtml(name)}</a>`

/** What somebody typed must not read as the edges of our block. */
const edgeless = (html: string) => html.replaceAll(/Parley (outcome|id):/g, 'Parley $1 –')

/** The end of a meeting that is longer than the duration can say. */
const trueEndOf = ({ endsAt }: CrmMeeting) =>
  `Ends: ${new Date(endsAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** HTML of what attendees never see, each piece ending its line. */
function innerOf(meeting: CrmMeeting): string {
  const { host, organizer } = meeting
  const isByAnother = emailKey(host.email) !== emailKey(organizer.email)
  const people = [
    `Host: ${host.name} <${host.email}>`,
    `Organizer: ${organizer.name} <${organizer.email}>`,
  ]
  return [
    meeting.internalNoteHtml,
    ...meeting.attachments.map(linkOf),
    ...(isByAnother ? people.map(literalHtml) : []),
    ...(lengthMinutes(meeting) > maxMinutes ? [trueEndOf(meeting)] : []),
    literalHtml(`Parley ${meeting.reference}: ${meeting.url}`),
  ]
    .filter(piece => piece !== '')
    .map(piece => `${edgeless(piece)}<br>`)
    .join('')
}

/** What a colleague rewrote in our block stays there; below it, where we have something new to say since. */
function withRewritten(ours: string, present: NoteBlock | undefined) {
  const kept = present?.rewritten
  if (kept === undefined) return { inner: ours, below: '' }
  return present?.wrote === digestOfLines(ours)
    ? { inner: kept, below: '' }
    : { inner: ours, below: `<br>${kept}` }
}

/**
 * The note as it is true now; all that stands around our block stays.
 *
 * @param outcome undefined: the line stays as it is there, with what a colleague made of it
 */
export function noteOf(
  meeting: CrmMeeting,
  { present, outcome }: { present: string | null | undefined; outcome: string | undefined },
): string {
  const block = readBlock(present)
  const ours = innerOf(meeting)
  const { inner, below } = withRewritten(ours, block)
  const line = outcome ?? block?.outcome ?? meeting.outcome
  const lineDigest = (outcome === undefined && block?.outcomeDigest) || digestOf(line)
  const [before, after] = block
    ? [block.before, block.after]
    : ['', present ? `<br>${present}` : '']
  const last = `${markerOf(meeting)} (${lineDigest}-${digestOfLines(ours)})`
  return `${before}${outcomeLabel} ${literalHtml(line)}<br>${inner}${last}${below}${after}`
}
