import { asksForDeal, recordChoices, recordValue } from '../record-choices.ts'
import type { SchedulePageProps } from '../schedule-page-props.ts'
import { FieldNotes, noted, TextField } from './field.tsx'

/** The records of the meeting. If there are several open deals, the person has to choose. */
export function RecordsField({ copy, record, form, finds, faults, crm }: SchedulePageProps) {
  const hint = asksForDeal(record, form) ? copy.whichDeal : undefined
  const notes = { id: 'records', hint, fault: faults.records }
  return (
    <fieldset id="records" {...noted(notes)}>
      <legend>{copy.records}</legend>
      <FieldNotes {...notes} />
      {recordChoices(record).map(choice => (
        <label key={recordValue(choice)} class="check">
          <input
            type="checkbox"
            name="records"
            id={`record-${recordValue(choice)}`}
            value={recordValue(choice)}
            checked={form.records.includes(recordValue(choice))}
          />
          <span>
            <bdi>{choice.name}</bdi>{' '}
            <span class="soft">
              {[copy.recordTypes[choice.type], choice.detail].filter(Boolean).join(' · ')}
            </span>
          </span>
        </label>
      ))}
      {crm.recordTypes.some(type => type !== 'contacts') && (
        <div class="finder">
          <TextField
            id="recordText"
            label={copy.findRecord}
            value={form.recordText}
            hint={finds.records && (finds.records === 'away' ? copy.away : copy.nothing)}
          />
          <button type="submit" name="do" value="show" formnovalidate id="find-record">
            {copy.find}
          </button>
        </div>
      )}
    </fieldset>
  )
}
