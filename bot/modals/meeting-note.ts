import type { types } from '@slack/bolt'
import { messagesIn } from '../../src/i18n/messages.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { listAgenda } from '../../src/services/meetings/find-meeting.ts'
import { emailKey } from '../../src/text/email-address.ts'
import { selectField, textField } from '../blocks/forms.ts'
import { sentence } from '../blocks/text.ts'
import { timeIn } from '../blocks/times.ts'
import { modal } from '../blocks/views.ts'
import type { RequestContext } from '../requests/request-context.ts'
import type { Shown } from './open-modal.ts'

const fortnightMs = 14 * 24 * 60 * 60_000
const maxMeetings = 100
/** Slack's limit for a text field. */
const maxNoteLength = 3_000

/** Sorts by distance from now, since a message is mostly about a recent or coming meeting. */
const nearestFirst = (meetings: readonly Meeting[], now: number): Meeting[] =>
  [...meetings].sort((a, b) => Math.abs(a.startsAt - now) - Math.abs(b.startsAt - now))

/** Puts the meeting with the person whom the message names first, if there is one. */
function inOrder(meetings: readonly Meeting[], emails: readonly string[], now: number): Meeting[] {
  const isWith = ({ invitee }: Meeting) => emails.includes(emailKey(invitee.email))
  const near = nearestFirst(meetings, now)
  return [...near.filter(isWith), ...near.filter(meeting => !isWith(meeting))]
}

/** A message as a note, with the meetings of the last and next two weeks to add it to. */
export async function meetingNoteModal(
  request: RequestContext,
  { text, emails }: { text: string; emails: readonly string[] },
): Promise<Shown> {
  const { copy, reader, workspaceId, user, parts } = request
  const own = messagesIn(reader.locale, 'slack/proposals')
  const title = own.noteTitle
  if (!text.trim()) return { title, message: sentence(own.noteEmpty) }
  const now = parts.context.clock()
  const range = { start: now - fortnightMs, end: now + fortnightMs }
  const meetings = await listAgenda(parts.context, { workspaceId, hostId: user.id, range })
  const [first, ...others] = inOrder(meetings, emails, now).slice(0, maxMeetings)
  if (!first) return { title, message: sentence(own.noteNone) }
  const options = [first, ...others].map(({ id, title: name, invitee, startsAt }) => ({
    value: id,
    label: `${timeIn(startsAt, reader)} · ${invitee.name || invitee.email} · ${name}`,
  }))
  const view: types.ModalView = modal(copy, {
    title,
    submit: own.noteSave,
    callback_id: 'meeting-note',
    private_metadata: JSON.stringify({ locale: reader.locale }),
    blocks: [
      selectField({ id: 'meeting', label: own.noteWhich, options, chosen: first.id }),
      textField({ id: 'note', label: own.noteText, value: text, max: maxNoteLength, isLong: true }),
    ],
  })
  return view
}
