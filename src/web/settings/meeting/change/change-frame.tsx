import type { ComponentChildren } from 'preact'
import { formatRange, zoneLabel } from '../../../../i18n/format-time.ts'
import { messagesIn } from '../../../../i18n/messages.ts'
import type { Meeting } from '../../../../model/entities.ts'
import { maxReasonLength } from '../../../../model/maximums.ts'
import { type Notice, SettingsFrame } from '../../../signed-in/settings-frame.tsx'
import type { Visit } from '../../../signed-in/visit.ts'
import { describedBy } from '../../../views/form-field.tsx'

/** A request to change a meeting. */
export interface Changing {
  visit: Visit
  meeting: Meeting
}

interface TypedReason {
  text: string
  /** Message for the person. */
  fault?: string | undefined
}

export interface ChangeProps extends Changing {
  /** The typed reason of a refused change. */
  reason?: TypedReason | undefined
  notice?: Notice | undefined
}

const addressOf = ({ id }: Meeting) => `/settings/meetings/${id}`

/** The meeting and its time in the reader's zone. */
export function ChangeFrame({
  visit,
  meeting,
  notice,
  title,
  children,
}: ChangeProps & { title: string; children: ComponentChildren }) {
  const { locale, user } = visit
  return (
    <SettingsFrame visit={visit} title={title} notice={notice}>
      <section class="panel">
        <p>
          <a href={addressOf(meeting)}>{meeting.title}</a> · <bdi>{meeting.invitee.name}</bdi>
        </p>
        <p>
          {messagesIn(locale, 'settings/changing').now}:{' '}
          {formatRange(meeting, user.timeZone, locale)}{' '}
          <span class="soft">{zoneLabel(meeting.startsAt, user.timeZone, locale)}</span>
        </p>
        {children}
      </section>
    </SettingsFrame>
  )
}

/** The reason for a change, and who will see it. */
export function ReasonFields({ visit: { locale }, meeting, reason }: ChangeProps) {
  const copy = messagesIn(locale, 'settings/changing')
  const { name } = meeting.invitee
  return (
    <>
      <div class="field">
        <label for="reason">
          {copy.reason} <span class="soft">({copy.optional})</span>
        </label>
        <textarea
          id="reason"
          name="reason"
          rows={3}
          maxLength={maxReasonLength}
          {...describedBy('reason', reason?.fault)}
        >
          {reason?.text}
        </textarea>
        {reason?.fault && (
          <p id="reason-error" class="field-error">
            {reason.fault}
          </p>
        )}
        {meeting.isInvited && <p class="soft">{copy.guestReads({ name })}</p>}
      </div>
      <p>{(meeting.isInvited ? copy.informed : copy.notInformed)({ name })}</p>
    </>
  )
}
