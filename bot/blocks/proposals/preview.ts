import type { Messages } from '../../../src/i18n/messages.ts'
import { actions, button, contextLine, quiet, type SlackMessage, section } from '../text.ts'
import { type Reader, timeIn, timeInCity } from '../times.ts'
import { type Audience, postHere } from './post-here.ts'
import { type Draft, encodeDraft } from './proposal-draft.ts'

export interface PreviewParts {
  copy: Messages<'slack/general'>
  draft: Draft
  /** The rep's time zone and language. */
  reader: Reader
  /** The interpretation of the days, with full dates; undefined if it was shown before. */
  asked: string | undefined
  typed: string
  expiresAt: number
  /** Warnings for the rep before sending, in mrkdwn. */
  warnings?: readonly string[]
  /** Where the preview is shown; by default in a message. `lonely-modal`: there is no conversation to post in. */
  place?: 'message' | 'modal' | 'lonely-modal' | undefined
  /** Audience of the conversation that contains the message. */
  audience?: Audience | undefined
}

export const guestOf = ({ name, email }: { name: string; email: string }): string =>
  quiet(name || email)

/** The proposal as its rep sees it before sending (ephemeral). */
export function previewMessage(parts: PreviewParts): SlackMessage {
  const { copy, draft, reader, warnings = [] } = parts
  const guest = guestOf(draft)
  const facts = { count: draft.slots.length, minutes: draft.durationMinutes, guest }
  if (draft.slots.length === 0)
    return { text: copy.noTimesLeft, blocks: [section(copy.noTimesLeft), editRow(parts)] }
  const notes = [
    ...(parts.asked ? [copy.asked({ days: quiet(parts.asked, 1000) })] : []),
    ...(draft.guestZone ? [] : [copy.guestZoneUnknown]),
  ]
  return {
    text: copy.previewText(facts),
    blocks: [
      section(copy.previewTitle({ ...facts, title: quiet(draft.title) })),
      ...(notes.length > 0 ? [contextLine(notes.join('\n'))] : []),
      ...draft.slots.map(start => slotLine(parts, start)),
      ...(warnings.length > 0 ? [contextLine(warnings.join('\n'))] : []),
      ...(draft.note ? [contextLine(quiet(draft.note, 500))] : []),
      contextLine(copy.recheck({ expires: timeIn(parts.expiresAt, reader) })),
      sendRow(parts),
    ],
  }
}

function slotLine({ copy, draft, reader }: PreviewParts, start: number) {
  const own = timeIn(start, reader)
  const { guestZone } = draft
  const theirs = guestZone
    ? ` · ${timeInCity(start, { timeZone: guestZone, locale: reader.locale })}`
    : ''
  const rest = { ...draft, slots: draft.slots.filter(slot => slot !== start) }
  const remove = button({
    actionId: `draft:drop:${start}`,
    text: '✕',
    label: copy.remove({ time: own }),
    value: encodeDraft(rest),
  })
  return section(`${own}${theirs}`, remove)
}

const editButton = ({ copy, typed }: PreviewParts) =>
  button({ actionId: 'draft:edit', text: copy.edit, value: typed.slice(0, 2000) || ' ' })

const adjustButton = ({ copy, draft }: PreviewParts) =>
  button({ actionId: 'times:adjust', text: copy.adjust, value: encodeDraft(draft) })

/** A form has no command to return to. */
const editRow = (parts: PreviewParts) =>
  actions([(parts.place ?? 'message') === 'message' ? editButton(parts) : adjustButton(parts)])

/** A modal does not show the conversation that it was opened from. */
function audienceOf({ place = 'message', audience = 'unknown' }: PreviewParts): Audience {
  if (place === 'message') return audience
  return place === 'modal' ? 'unknown' : 'nobody'
}

function sendRow(parts: PreviewParts) {
  const { copy, draft, place = 'message' } = parts
  const audience = audienceOf(parts)
  const value = encodeDraft(draft)
  const main = draft.via === 'link' ? 'draft:copy' : 'draft:email'
  const send = (actionId: string, text: string) =>
    button({ actionId, text, value, ...(actionId === main ? { style: 'primary' } : {}) })
  return actions([
    send('draft:email', copy.send),
    send('draft:copy', copy.copy),
    ...postHere({ copy, audience, actionId: 'draft:post', value }),
    adjustButton(parts),
    ...(place === 'message' ? [editButton(parts)] : []),
  ])
}
