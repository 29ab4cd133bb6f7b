import type { CrmContact } from '../../../crm/contract/crm-contact.ts'
import type { CrmRecord } from '../../../crm/contract/crm-objects.ts'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { outcomeName } from '../meetings/outcome.ts'
import { guestOf } from '../proposals/preview.ts'
import {
  actions,
  button,
  contextLine,
  linkTo,
  mrkdwn,
  quiet,
  type SlackMessage,
  section,
} from '../text.ts'
import { type Reader, timeIn } from '../times.ts'

interface ContactFacts {
  guest: { email: string; name: string }
  contact: CrmContact | undefined
  owner: string | undefined
  deals: readonly CrmRecord[]
  /** The reason why the CRM's part is missing. */
  note: string | undefined
  last: Meeting | undefined
  next: Meeting | undefined
}

interface ContactParts {
  copy: Messages<'slack/general'>
  verbs: Messages<'slack/verbs'>
  reader: Reader
  /** Display name of the CRM. */
  crm: string
}

const maxDeals = 5

const field = (label: string, text: string) => mrkdwn(`*${label}*\n${text}`)

function lastText({ copy, verbs, reader }: ContactParts, last: Meeting | undefined): string {
  if (!last) return verbs.none
  return `${timeIn(last.startsAt, reader)} · ${quiet(last.title)} · ${outcomeName(copy, last.outcome)}`
}

const nextText = ({ verbs, reader }: ContactParts, next: Meeting | undefined): string =>
  next ? `${timeIn(next.startsAt, reader)} · ${quiet(next.title)}` : verbs.none

const dealText = ({ name, detail, url }: CrmRecord): string =>
  `• ${linkTo(url, name)}${detail ? ` · ${quiet(detail, 80)}` : ''}`

function fieldsOf(parts: ContactParts, { contact, owner, last, next }: ContactFacts) {
  const { verbs } = parts
  const ofCrm = contact
    ? [
        field(verbs.company, contact.company ? quiet(contact.company) : verbs.none),
        field(verbs.owner, owner === undefined ? verbs.nobody : quiet(owner)),
      ]
    : []
  return [
    ...ofCrm,
    field(verbs.lastMeeting, lastText(parts, last)),
    field(verbs.nextMeeting, nextText(parts, next)),
  ]
}

function rowOf({ copy, crm }: ContactParts, { guest, contact }: ContactFacts) {
  const propose = button({
    actionId: 'reread:propose',
    text: copy.propose,
    value: `propose ${guest.email}`,
  })
  return contact?.url
    ? [propose, button({ actionId: 'open:crm', text: copy.openInCrm({ crm }), url: contact.url })]
    : [propose]
}

/** Facts about one person (ephemeral: nobody else in the channel sees data of the CRM). */
export function contactMessage(parts: ContactParts, facts: ContactFacts): SlackMessage {
  const { verbs } = parts
  const { guest, contact, deals, note } = facts
  const name = guestOf(contact ?? guest)
  const email = quiet(guest.email)
  const dealLines = deals.slice(0, maxDeals).map(dealText)
  return {
    text: [name, ...(note === undefined ? [] : [note])].join(' · '),
    blocks: [
      section(`*${name}* · ${email}`),
      ...(note === undefined ? [] : [contextLine(note)]),
      { type: 'section', fields: fieldsOf(parts, facts) },
      ...(dealLines.length > 0 ? [section([`*${verbs.openDeals}*`, ...dealLines].join('\n'))] : []),
      actions(rowOf(parts, facts)),
    ],
  }
}
