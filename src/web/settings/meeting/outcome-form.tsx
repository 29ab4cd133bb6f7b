import { formatDayAndTime } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { Meeting, MeetingEvent } from '../../../model/entities.ts'
import { maxTextLength } from '../../../model/maximums.ts'
import { canRecordOutcome, isOpen } from '../../../model/meeting-status.ts'
import { findRecordedOutcome } from '../../../model/recorded-outcome.ts'
import { outcomeLabel } from '../../signed-in/outcome-label.ts'
import type { OutcomeVisit } from '../../signed-in/outcome-visit.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { describedBy } from '../../views/form-field.tsx'
import type { TypedAgain } from './typed-again.ts'

interface OutcomeFormProps {
  visit: OutcomeVisit
  meeting: Meeting
  events: readonly MeetingEvent[]
  now: number
  /** The values of a refused form. */
  typed: TypedAgain | undefined
}

const ours = ['completed', 'no-show', 'rescheduled', 'canceled'] as const

/** Recorded outcomes exclude `scheduled`. */
const isOutcome = (value: string) => value !== 'scheduled'

/** The current outcome is always a choice. `canceled` is for a meeting that was called off after its start. */
function choicesOf({ visit, meeting }: Pick<OutcomeFormProps, 'visit' | 'meeting'>) {
  const offered: readonly string[] = visit.outcomes?.map(({ value }) => value) ?? ours
  const known = offered.includes(meeting.outcome) ? offered : [...offered, meeting.outcome]
  return known.filter(isOutcome)
}

/**
 * Recording `canceled` neither notifies people nor frees the time. Links to the cancellation while that is
 * possible.
 */
function CanceledHint(props: Pick<OutcomeFormProps, 'visit' | 'meeting' | 'now'>) {
  const { visit, meeting, now } = props
  const isHere = isOpen(meeting, now) && meeting.source !== 'calendar'
  if (!isHere || !choicesOf(props).includes('canceled')) return null
  const copy = visit.copy.meeting
  return (
    <p class="soft">
      {copy.canceledHint({ outcome: outcomeLabel(visit.copy, 'canceled') })}{' '}
      <a href={`/settings/meetings/${meeting.id}/cancel`}>
        {messagesIn(visit.locale, 'settings/changing').cancel}
      </a>
    </p>
  )
}

function Choices(props: Pick<OutcomeFormProps, 'visit' | 'meeting' | 'typed'>) {
  const { visit, meeting, typed } = props
  const chosen = typed?.fields.outcome ?? meeting.outcome
  const { copy } = visit
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{copy.meeting.outcome}</legend>
      {choicesOf(props).map(outcome => (
        <label key={outcome}>
          <input
            type="radio"
            name="outcome"
            value={outcome}
            required
            checked={chosen === outcome}
          />
          {outcomeLabel(copy, outcome)}
        </label>
      ))}
    </fieldset>
  )
}

/** Who recorded the outcome, and when. */
const RecordedBy = ({ visit, event }: { visit: Visit; event: MeetingEvent }) => (
  <p class="soft">
    {visit.copy.meeting.outcomeBy({
      outcome: outcomeLabel(visit.copy, event.outcome ?? ''),
      actor: event.actor.name,
      time: formatDayAndTime(event.at, visit.user.timeZone, visit.locale),
    })}
  </p>
)

/** The outcome of a meeting that has begun. */
export function OutcomeForm(props: OutcomeFormProps) {
  const { visit, meeting, now, typed } = props
  const copy = visit.copy.meeting
  const check = canRecordOutcome(meeting, now)
  if (!check.allowed)
    return check.reason === 'canceled' ? null : <p class="soft">{copy.notBegun}</p>
  const recorded = findRecordedOutcome(props.events, meeting)
  const address = `/settings/meetings/${meeting.id}`
  return (
    <section class="panel">
      <h2>{copy.outcome}</h2>
      {recorded && <RecordedBy visit={visit} event={recorded.last} />}
      <form method="post" action={`${address}/outcome`}>
        <FormSecret visit={visit} />
        <Choices {...props} />
        <CanceledHint {...props} />
        <div class="field">
          <label for="notes">{copy.notes}</label>
          <textarea
            id="notes"
            name="notes"
            rows={4}
            maxLength={maxTextLength}
            {...describedBy('notes', typed?.fault)}
          >
            {typed?.fields.notes ?? meeting.outcomeNotes}
          </textarea>
          {typed?.fault && (
            <p id="notes-error" class="field-error">
              {typed.fault}
            </p>
          )}
        </div>
        <button type="submit" class="primary">
          {copy.record}
        </button>
      </form>
      {recorded && (
        <form method="post" action={`${address}/undo`} class="actions">
          <FormSecret visit={visit} />
          <button type="submit">{copy.undo}</button>
        </form>
      )}
    </section>
  )
}
