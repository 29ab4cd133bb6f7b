import { createHash } from 'node:crypto'
import { emailKey } from '../../../src/text/email-address.ts'
import { linesOfHtml } from '../../../src/text/html-text.ts'
import { literalHtml } from '../../../src/text/rich-text.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'
import { lengthMinutes, maxMinutes } from './activity-times.ts'

/*
 * The API cannot create activity fields, so the note contains a block with our other data: the outcome first,
 * then the text that attendees never see, then the id that identifies the activity, with two short digests. The
 * first digest shows whether a colleague changed the outcome, the second whether they edited the rest.
 */

const outcomeLabel = 'Parley outcome:'

/** Identifies the activity as ours. */
export const markerOf = ({ id }: Pick<CrmMeeting, 'id'>) => `Parley id: ${id}`

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)
const digestOfLines = (html: string) =>
  digestOf(linesOfHtml(html).join(' ').replaceAll(/\s+/g, ' '))

/** Our block in a note, as read from Pipedrive. */
export interface NoteBlock {
  meetingId: string
  /** Text as a reader sees it. */
  outcome: string
  /** Digest of the outcome that we wrote; undefined in notes of versions without digests. */
  outcomeDigest: string | undefined
  /** HTML between the first and the last line; undefined if nobody edited it. */
  rewritten: string | undefined
  /** Digest of the text that we wrote between the lines. */
  wrote: string | undefined
  /** HTML before the block; `after` is the HTML behind it. */
  before: string
  after: string
}

const pattern =
  /Parley outcome:((?:(?!Parley outcome:)[\s\S])*?)Parley id: ([\w-]+)(?: \(([0-9a-f]{8})-([0-9a-f]{8})\))?/
const lineEnd = /<br\s*\/?>|<\/?(?:p|div)[^>]*>|\n/i

/** Undefined if the note has no block of ours. */
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

/** Whether a colleague changed the outcome in the first line. */
export const isOutcomeEdited = ({ outcome, outcomeDigest }: NoteBlock): boolean =>
  outcomeDigest !== undefined && digestOf(outcome) !== outcomeDigest

const linkOf = ({ name, url }: { name: string; url: string }) =>
  `File: <a href="${literalHtml(url)}">${literalHtml(name)}</a>`

/** Text from users must not look like the first or last line of our block. */
const edgeless = (html: string) => html.replaceAll(/Parley (outcome|id):/g, 'Parley $1 –')

/** End of a meeting that is longer than the duration field allows. */
const trueEndOf = ({ endsAt }: CrmMeeting) =>
  `Ends: ${new Date(endsAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** HTML of the text that attendees never see; each part ends its line. */
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

/** Keeps a colleague's edit of our block. If we have new text since, it follows below. */
function withRewritten(ours: string, present: NoteBlock | undefined) {
  const kept = present?.rewritten
  if (kept === undefined) return { inner: ours, below: '' }
  return present?.wrote === digestOfLines(ours)
    ? { inner: kept, below: '' }
    : { inner: ours, below: `<br>${kept}` }
}

/**
 * The up-to-date note. Text around our block is kept.
 *
 * @param outcome undefined: keeps the first line, with a colleague's edit
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
