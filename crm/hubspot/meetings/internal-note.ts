import { createHash } from 'node:crypto'
import { emailKey } from '../../../src/text/email-address.ts'
import { textOfHtml } from '../../../src/text/html-text.ts'
import { escapeHtml } from '../../../src/text/rich-text.ts'
import type { CrmMeeting } from '../../contract/crm-provider.ts'

/*
 * Attendees never see this text. Colleagues edit it too, so ours stands in a block between two marker lines.
 * The last line has a checksum of our block: if a colleague edited the block, the checksum differs and the text
 * is kept as theirs.
 */

const linkTo = ({ name, url }: { name: string; url: string }) =>
  `<a href="${escapeHtml(url)}">${escapeHtml(name)}</a>`

function hostLines({ host, organizer }: CrmMeeting): string[] {
  const isByAnother = emailKey(host.email) !== emailKey(organizer.email)
  const line = (role: string, { name, email }: CrmMeeting['host']) =>
    escapeHtml(`${role}: ${name} <${email}>`)
  return isByAnother ? [line('Host', host), line('Organizer', organizer)] : []
}

const contentOf = (meeting: CrmMeeting): string =>
  [
    meeting.internalNoteHtml,
    ...meeting.attachments.map(linkTo),
    ...hostLines(meeting),
    linkTo({ name: 'Open in Parley', url: meeting.url }),
  ]
    .filter(line => line !== '')
    .join('<br>')

/** Checksum of the words only, so that HubSpot may reformat the markup. */
const checkOf = (html: string): string =>
  createHash('sha256').update(textOfHtml(html).replaceAll(/\s+/g, ' ')).digest('hex').slice(0, 6)

const blockOf = (meeting: CrmMeeting): string => {
  const content = contentOf(meeting)
  const { reference } = meeting
  return `▼ Parley ${escapeHtml(reference)}<br>${content}<br>▲ Parley ${escapeHtml(reference)} · ${checkOf(content)}`
}

const gap = '(?:\\s|&nbsp;)'
const line = (sign: string) => `${sign}${gap}Parley${gap}[\\w-]{1,40}`

/** Matches the innermost block: copied or cut marker lines do not swallow the text between them. */
const blockPattern = new RegExp(
  `${line('▼')}((?:(?!▼${gap}Parley)[\\s\\S])*?)${line('▲')}${gap}·${gap}([0-9a-f]{6})`,
)

/**
 * Returns the whole note with our block up to date; undefined if it is up to date already.
 *
 * @param held  HTML of the note on the record; '' for a new one
 */
export function revisedNote(held: string, meeting: CrmMeeting): string | undefined {
  const block = blockOf(meeting)
  const found = blockPattern.exec(held)
  if (!found) return [held, block].filter(text => text.trim() !== '').join('<br><br>')
  const [old, content = '', check] = found
  if (check === checkOf(contentOf(meeting))) return undefined
  const theirs = checkOf(content) === check ? '' : `${content}<br>`
  return held.replace(old, () => theirs + block)
}
