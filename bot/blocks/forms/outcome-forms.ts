import type { types } from '@slack/bolt'
import type { CrmChoices } from '../../../crm/contract/crm-objects.ts'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import { type Meeting, outcomes } from '../../../src/model/entities.ts'
import { boxesField, selectField, textField } from '../forms.ts'
import { meetingName } from '../meeting-name.ts'
import { actions, button, section } from '../text.ts'
import { type Reader, timeIn, timeInCity } from '../times.ts'
import { modal } from '../views.ts'

interface FormParts {
  copy: Messages<'slack/general'>
  reader: Reader
  meeting: Meeting
}

/** Slack's limit for one field. */
const maxTextLength = 3000

const metadataOf = (
  { meeting, reader }: Pick<FormParts, 'meeting' | 'reader'>,
  more: object = {},
): string => JSON.stringify({ meetingId: meeting.id, locale: reader.locale, ...more })

const about = ({ meeting, reader }: FormParts) =>
  section(`*${meetingName(meeting)}*\n${timeIn(meeting.startsAt, reader)}`)

/**
 * The outcome, including the account's own ones, and the notes. If the notes are too long for Slack, the field
 * adds to them.
 */
export function outcomeView(parts: FormParts & { own: CrmChoices['outcomes'] }): types.ModalView {
  const { copy, reader, meeting, own } = parts
  const notifications = messagesIn(reader.locale, 'slack/notifications')
  const named: Readonly<Record<string, string>> = copy.outcomes
  const values = [
    ...outcomes.filter(outcome => outcome !== 'scheduled'),
    ...(own ?? []).map(({ value }) => value).filter(value => !Object.hasOwn(named, value)),
  ]
  const isWhole = (meeting.outcomeNotes ?? '').length <= maxTextLength
  const labels = new Map((own ?? []).map(({ value, label }) => [value, label]))
  return modal(copy, {
    title: notifications.outcomeTitle,
    submit: notifications.save,
    callback_id: 'outcome',
    private_metadata: metadataOf(parts, { isWhole }),
    blocks: [
      about(parts),
      selectField({
        id: 'outcome',
        label: notifications.outcomeLabel,
        options: values.map(value => ({
          value,
          label: named[value] ?? labels.get(value) ?? value,
        })),
        chosen: meeting.outcome,
      }),
      textField({
        id: 'notes',
        label: notifications.notesLabel,
        hint: notifications.notesHint,
        value: isWhole ? meeting.outcomeNotes : '',
        max: maxTextLength,
        isLong: true,
        isOptional: true,
      }),
    ],
  })
}

/** A task, or a follow-up meeting to propose. */
export function nextStepView(parts: FormParts): types.ModalView {
  const { copy, reader, meeting } = parts
  const notifications = messagesIn(reader.locale, 'slack/notifications')
  return modal(copy, {
    title: notifications.nextStep,
    submit: notifications.save,
    callback_id: 'next-step',
    private_metadata: metadataOf(parts),
    blocks: [
      about(parts),
      textField({
        id: 'step',
        label: notifications.stepLabel,
        hint: notifications.stepHint,
        max: maxTextLength,
      }),
      actions([
        button({ actionId: 'outcome-followup', text: notifications.followUp, value: meeting.id }),
      ]),
    ],
  })
}

export type TimesReason = 'missed' | 'follow-up'

interface TimesParts extends FormParts {
  reason: TimesReason
  starts: readonly number[]
  /** The rep's own text. The default is a draft in the guest's language. */
  message?: string | undefined
  /** Times that were taken meanwhile. */
  taken?: readonly number[]
}

function draftOf({ meeting, reason }: TimesParts): string {
  const notifications = messagesIn(meeting.locale, 'slack/notifications')
  const { invitee, host } = meeting
  const facts = { guest: invitee.name || invitee.email, host: host.name }
  return reason === 'missed' ? notifications.missedMail(facts) : notifications.followUpMail(facts)
}

/** A drafted email with free times. Nothing is sent before Send is pressed. */
export function timesView(parts: TimesParts): types.ModalView {
  const { copy, reader, meeting, reason, starts, message = draftOf(parts), taken = [] } = parts
  const notifications = messagesIn(reader.locale, 'slack/notifications')
  const theirs = { timeZone: meeting.timeZone, locale: reader.locale }
  const options = starts.map(start => ({
    value: String(start),
    label: `${timeIn(start, reader)} / ${timeInCity(start, theirs)}`,
  }))
  const lost = taken.map(start => timeIn(start, reader)).join(', ')
  return modal(copy, {
    title: reason === 'missed' ? notifications.missedTitle : notifications.followUpTitle,
    submit: notifications.send,
    callback_id: 'follow-up-times',
    private_metadata: metadataOf(parts, { reason, offered: starts }),
    blocks: [
      ...(lost ? [section(`:warning: ${notifications.takenSince({ times: lost })}`)] : []),
      textField({
        id: 'message',
        label: notifications.mailLabel({ guest: meeting.invitee.name || meeting.invitee.email }),
        value: message,
        max: maxTextLength,
        isLong: true,
      }),
      boxesField({
        id: 'times',
        label: notifications.timesLabel,
        hint: notifications.timesHint,
        options,
        chosen: options.map(({ value }) => value),
      }),
    ],
  })
}
