import { formatRange, zoneLabel } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { Meeting, User } from '../../../model/entities.ts'
import { maxReasonLength } from '../../../model/maximums.ts'
import type { NewHost } from '../../../services/booking/check-new-host.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { describedBy } from '../../views/form-field.tsx'
import type { TypedAgain } from './typed-again.ts'

export interface Reassigning {
  /** Possible new hosts. */
  colleagues: readonly User[]
  /** The chosen host, and whether they are free; undefined before a choice. */
  chosen: NewHost | undefined
  /** As typed. */
  reason: string
}

interface Parts extends Reassigning {
  visit: Visit
  meeting: Meeting
  /** The values of a refused form. */
  typed: TypedAgain | undefined
}

/** Whether the chosen host is free, without details of their other meetings. */
function answerText({ host, answer, busy }: NewHost, { user, locale }: Visit): string {
  const copy = messagesIn(locale, 'settings/hosting')
  const { name } = host
  if (answer === 'has-it') return copy.hasIt({ name })
  if (answer === 'free') return copy.free({ name })
  if (answer === 'unknown') return copy.unknown({ name })
  if (busy.length === 0) return copy.busyThen({ name })
  const times = busy
    .map(({ start, end }) => formatRange({ startsAt: start, endsAt: end }, user.timeZone, locale))
    .join(', ')
  return copy.busy({ name, times })
}

/** The time in the new host's zone, if it differs or is outside their hours. */
function HostsTime({
  visit,
  meeting,
  chosen,
}: {
  visit: Visit
  meeting: Meeting
  chosen: NewHost
}) {
  const { host, isOutsideHours } = chosen
  const { locale, user } = visit
  if (!isOutsideHours && host.timeZone === user.timeZone) return null
  const copy = messagesIn(locale, 'settings/hosting')
  const time = formatRange(meeting, host.timeZone, locale)
  const zone = zoneLabel(meeting.startsAt, host.timeZone, locale)
  const text = isOutsideHours ? copy.outsideHours : copy.hostsTime
  return <p class={isOutsideHours ? 'notice' : 'soft'}>{text({ name: host.name, time, zone })}</p>
}

function GiveForm({ visit, meeting, chosen, reason, typed }: Parts & { chosen: NewHost }) {
  const copy = messagesIn(visit.locale, 'settings/hosting')
  const canTake = chosen.answer === 'free' || chosen.answer === 'unknown'
  return (
    <>
      <p class={`notice ${chosen.answer === 'free' ? 'good' : 'bad'}`} role="status">
        {answerText(chosen, visit)}
      </p>
      {canTake && <HostsTime visit={visit} meeting={meeting} chosen={chosen} />}
      {canTake && (
        <form method="post" action={`/settings/meetings/${meeting.id}/reassign`}>
          <FormSecret visit={visit} />
          <input type="hidden" name="host" value={chosen.host.id} />
          <input type="hidden" name="revision" value={meeting.revision} />
          <div class="field">
            <label for="reassign-reason">{copy.reason}</label>
            <input
              id="reassign-reason"
              name="reason"
              maxLength={maxReasonLength}
              value={reason}
              {...describedBy('reassign-reason', typed?.fault)}
            />
            {typed?.fault && (
              <p id="reassign-reason-error" class="field-error">
                {typed.fault}
              </p>
            )}
          </div>
          <button type="submit" class="primary">
            {copy.give({ name: chosen.host.name })}
          </button>
        </form>
      )}
    </>
  )
}

/** Assigns the meeting to a colleague in two steps: check their time, then confirm. */
export function ReassignPanel(props: Parts) {
  const { visit, meeting, colleagues, chosen, reason } = props
  const copy = messagesIn(visit.locale, 'settings/hosting')
  return (
    <section class="panel" id="reassign" aria-labelledby="reassign-title">
      <h2 id="reassign-title">{copy.reassign}</h2>
      <p class="soft">{copy.reassignText}</p>
      <form method="get" action={`/settings/meetings/${meeting.id}#reassign`}>
        {reason && <input type="hidden" name="reason" value={reason} />}
        <div class="field">
          <label for="reassign-to">{copy.newHost}</label>
          <select id="reassign-to" name="reassign" required>
            {colleagues.map(({ id, name, email }) => (
              <option key={id} value={id} selected={id === chosen?.host.id}>
                {name} · {email}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{copy.check}</button>
      </form>
      {chosen && <GiveForm {...props} chosen={chosen} />}
    </section>
  )
}
