import { messagesIn } from '../../../i18n/messages.ts'
import { maxPhoneLength, maxReasonLength } from '../../../model/maximums.ts'
import type { NewHost } from '../../../services/booking/check-new-host.ts'
import { changedParts } from '../../../services/meetings/changed-parts.ts'
import { placeTextFault } from '../../place-form.ts'
import { Place } from '../../signed-in/place.tsx'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import { describedBy, FormField } from '../../views/form-field.tsx'
import { answerText, HostsTime } from './new-host-answer.tsx'
import type { ReassignParts } from './reassigning.ts'

type Chosen = ReassignParts & { chosen: NewHost }

/** The place with the new host, if it is another one. */
function HostsPlace({ visit, meeting, chosen }: Chosen) {
  const { host, location } = chosen
  if (changedParts(meeting, { location }).length === 0) return null
  const handed = { ...meeting, host, location, conferenceUrl: undefined }
  return (
    <p class="notice">
      {messagesIn(visit.locale, 'settings/hosting').hostsPlace}{' '}
      <Place visit={visit} meeting={handed} />
    </p>
  )
}

/** Asks for the new host's number where none is known. */
function PhoneField({ visit, chosen, meeting, phone, typed }: Chosen) {
  const { location, host } = chosen
  if (location.kind !== 'phone' || location.number) return null
  const copy = messagesIn(visit.locale, 'settings/hosting')
  const error = typed && placeTextFault({ kind: 'phone', text: phone }, visit.locale)
  return (
    <FormField
      name="phone"
      label={copy.hostsPhone({ name: host.name })}
      hint={copy.hostsPhoneHint({ name: host.name, guest: meeting.invitee.name })}
      type="tel"
      value={phone}
      error={error}
      isRequired={false}
      maxLength={maxPhoneLength}
    />
  )
}

function ReasonField({ visit, reason, typed, phone }: Chosen) {
  const copy = messagesIn(visit.locale, 'settings/hosting')
  const isPhoneWrong = placeTextFault({ kind: 'phone', text: phone }, visit.locale) !== undefined
  const fault = isPhoneWrong ? undefined : typed?.fault
  return (
    <div class="field">
      <label for="reassign-reason">{copy.reason}</label>
      <input
        id="reassign-reason"
        name="reason"
        maxLength={maxReasonLength}
        value={reason}
        {...describedBy('reassign-reason', fault)}
      />
      {fault && (
        <p id="reassign-reason-error" class="field-error">
          {fault}
        </p>
      )}
    </div>
  )
}

/** What changes with the chosen host, and the confirmation. */
export function ReassignForm(props: Chosen) {
  const { visit, meeting, chosen } = props
  const copy = messagesIn(visit.locale, 'settings/hosting')
  const canTake = chosen.answer === 'free' || chosen.answer === 'unknown'
  return (
    <>
      <p class={`notice ${chosen.answer === 'free' ? 'good' : 'bad'}`} role="status">
        {answerText(chosen, visit)}
      </p>
      {canTake && <HostsTime visit={visit} meeting={meeting} chosen={chosen} />}
      {canTake && <HostsPlace {...props} />}
      {canTake && (
        <form method="post" action={`/settings/meetings/${meeting.id}/reassign`}>
          <FormSecret visit={visit} />
          <input type="hidden" name="host" value={chosen.host.id} />
          <input type="hidden" name="revision" value={meeting.revision} />
          <PhoneField {...props} />
          <ReasonField {...props} />
          <button type="submit" class="primary">
            {copy.give({ name: chosen.host.name })}
          </button>
        </form>
      )}
    </>
  )
}
