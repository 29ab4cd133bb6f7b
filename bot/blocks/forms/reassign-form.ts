import type { types } from '@slack/bolt'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { maxReasonLength } from '../../../src/model/maximums.ts'
import type { NewHost } from '../../../src/services/booking/check-new-host.ts'
import { changedParts } from '../../../src/services/meetings/changed-parts.ts'
import { searchField, textField } from '../forms.ts'
import { meetingName } from '../meeting-name.ts'
import { placeOf } from '../meetings/booked-facts.ts'
import { busyText } from '../meetings/booking-preview.ts'
import { contextLine, quiet, section } from '../text.ts'
import { type Reader, timeIn } from '../times.ts'
import { modal } from '../views.ts'

interface ReassignForm {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  reader: Reader
  meeting: Meeting
}

const metadataOf = ({ meeting, reader }: ReassignForm, hostId?: string): string =>
  JSON.stringify({
    meetingId: meeting.id,
    revision: meeting.revision,
    locale: reader.locale,
    hostId,
  })

const meetingText = ({ meeting, reader }: ReassignForm): string =>
  `*${meetingName(meeting)}*\n${timeIn(meeting.startsAt, reader)}`

/** The reason why this colleague cannot be the host, in mrkdwn; undefined if they can. */
export function refusalText(
  { host, answer, busy }: NewHost,
  { reader }: Pick<ReassignForm, 'reader'>,
): string | undefined {
  const copy = messagesIn(reader.locale, 'slack/reassign')
  const name = quiet(host.name)
  if (answer === 'has-it') return copy.hasIt({ host: name })
  if (answer !== 'busy') return undefined
  const refusal =
    busy.length > 0
      ? copy.busy({ host: name, times: busyText(busy, reader) })
      : copy.busyThen({ host: name })
  return `${refusal} ${copy.pickAnother}`
}

/** Asks for the new host. `notice` explains why the colleague chosen before cannot be the host. */
export function reassignView(form: ReassignForm, notice?: string): types.ModalView {
  const { copy, forms, reader, meeting } = form
  const own = messagesIn(reader.locale, 'slack/reassign')
  return modal(copy, {
    title: own.title,
    submit: own.next,
    callback_id: 'reassign',
    private_metadata: metadataOf(form),
    blocks: [
      ...(notice === undefined ? [] : [section(`:warning: ${notice}`)]),
      section(meetingText(form)),
      contextLine(own.now({ host: quiet(meeting.host.name) })),
      searchField({
        id: 'host',
        label: own.newHost,
        hint: own.newHostHint,
        placeholder: forms.whoPlaceholder,
        source: 'suggest:colleague',
        isOptional: true,
      }),
    ],
  })
}

/** The meeting in the new host's time zone, if it differs or the time is outside their hours. */
function hostsTime({ reader, meeting }: ReassignForm, { host, isOutsideHours }: NewHost): string[] {
  if (!isOutsideHours && host.timeZone === reader.timeZone) return []
  const copy = messagesIn(reader.locale, 'slack/reassign')
  const time = timeIn(meeting.startsAt, { timeZone: host.timeZone, locale: reader.locale })
  const facts = { host: quiet(host.name), time }
  return [isOutsideHours ? copy.outsideHours(facts) : copy.hostsTime(facts)]
}

/** The place with the new host, if it is another one. */
function hostsPlace({ copy, reader, meeting }: ReassignForm, chosen: NewHost): string[] {
  const { host, location } = chosen
  if (changedParts(meeting, { location }).length === 0) return []
  const handed = { ...meeting, host, location, conferenceUrl: undefined }
  const place = placeOf({ meeting: handed, copy, reader, readerId: '' })
  return [messagesIn(reader.locale, 'slack/reassign').hostsPlace({ place })]
}

/** The final confirmation. It shows whether the new host is free, before anybody is notified. */
export function reassignConfirmView(form: ReassignForm, newHost: NewHost): types.ModalView {
  const { copy, forms, reader } = form
  const { host, answer } = newHost
  const own = messagesIn(reader.locale, 'slack/reassign')
  const name = quiet(host.name)
  return modal(copy, {
    title: own.title,
    submit: own.submit,
    callback_id: 'reassign-confirm',
    private_metadata: metadataOf(form, host.id),
    blocks: [
      section(meetingText(form)),
      section(answer === 'unknown' ? own.unknown({ host: name }) : own.free({ host: name })),
      ...[...hostsTime(form, newHost), ...hostsPlace(form, newHost)].map(text => section(text)),
      textField({
        id: 'reason',
        label: forms.reason,
        max: maxReasonLength,
        isLong: true,
        isOptional: true,
      }),
    ],
  })
}
