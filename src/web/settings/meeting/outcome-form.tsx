import type { Meeting, MeetingEvent } from '../../../scheduling/entities.ts'
import { canRecordOutcome } from '../../../scheduling/meeting-status.ts'
import { outcomeWord } from '../outcome-word.ts'
import { FormSecret } from '../settings-frame.tsx'
import type { Visit } from '../visit.ts'

interface OutcomeFormProps {
  visit: Visit
  meeting: Meeting
  events: readonly MeetingEvent[]
  now: number
}

/** A meeting is canceled by canceling it, so that its time is free again. */
const choices = ['completed', 'no-show', 'rescheduled', 'scheduled'] as const

function Choices({ visit, meeting }: Pick<OutcomeFormProps, 'visit' | 'meeting'>) {
  const { words } = visit
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{words.meeting.outcome}</legend>
      {choices.map(outcome => (
        <label key={outcome}>
          <input
            type="radio"
            name="outcome"
            value={outcome}
            required
            checked={meeting.outcome === outcome}
          />
          {outcomeWord(words, outcome)}
        </label>
      ))}
    </fieldset>
  )
}

const canUndo = ({ meeting, events }: Pick<OutcomeFormProps, 'meeting' | 'events'>) => {
  const last = events.findLast(({ kind }) => kind === 'outcome')
  return last?.outcome === meeting.outcome && last.previousOutcome !== last.outcome
}

/** How the meeting went, once it has begun. */
export function OutcomeForm({ visit, meeting, events, now }: OutcomeFormProps) {
  const words = visit.words.meeting
  const check = canRecordOutcome(meeting, now)
  if (!check.allowed)
    return check.reason === 'canceled' ? null : <p class="soft">{words.notBegun}</p>
  const address = `/settings/meetings/${meeting.id}`
  return (
    <section class="panel">
      <h2>{words.outcome}</h2>
      <form method="post" action={`${address}/outcome`}>
        <FormSecret visit={visit} />
        <Choices visit={visit} meeting={meeting} />
        <div class="field">
          <label for="notes">{words.notes}</label>
          <textarea id="notes" name="notes" rows={4} maxLength={10_000}>
            {meeting.outcomeNotes}
          </textarea>
        </div>
        <button type="submit" class="primary">
          {words.record}
        </button>
      </form>
      {canUndo({ meeting, events }) && (
        <form method="post" action={`${address}/undo`} class="actions">
          <FormSecret visit={visit} />
          <button type="submit">{words.undo}</button>
        </form>
      )}
    </section>
  )
}
