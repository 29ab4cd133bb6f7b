import { maxMeetingTypeLength, maxTitleLength } from '../../../../model/maximums.ts'
import type { SchedulePageProps } from '../schedule-page-props.ts'
import { FieldNotes, noted, TextField } from './field.tsx'
import { GuestsField } from './guests-field.tsx'
import { MeetingContentFields } from './meeting-content-fields.tsx'
import { PlaceField } from './place-field.tsx'
import { RecordsField } from './records-field.tsx'
import { RemindersField } from './reminders-field.tsx'
import { ZoneField } from './zone-field.tsx'

/** The CRM account's meeting types. If it has none, only a submitted type can be changed. */
function TypeField({ copy, form, meetingTypes, faults }: SchedulePageProps) {
  const notes = { id: 'type', fault: faults.type }
  if (!meetingTypes?.length)
    return form.type === '' ? null : (
      <TextField {...notes} label={copy.type} value={form.type} maxLength={maxMeetingTypeLength} />
    )
  return (
    <div class="field">
      <label for="type">{copy.type}</label>
      <select id="type" name="type" {...noted(notes)}>
        <option value="">{copy.none}</option>
        {meetingTypes.map(({ value, label }) => (
          <option key={value} value={value} selected={value === form.type}>
            {label}
          </option>
        ))}
      </select>
      <FieldNotes {...notes} />
    </div>
  )
}

/** If off, the meeting is recorded and takes the time, but no invitation is sent. */
const InviteField = ({ copy, form }: SchedulePageProps) => (
  <div class="field">
    <input type="hidden" name="invite" value="no" />
    <label class="check">
      <input
        type="checkbox"
        name="invite"
        value="yes"
        id="invite"
        checked={form.isInvited}
        aria-describedby="invite-hint"
      />
      <span>{copy.sendInvite}</span>
    </label>
    <p class="hint" id="invite-hint">
      {copy.sendInviteHint}
    </p>
  </div>
)

/** All fields of the meeting except its time. */
export function MeetingFields(props: SchedulePageProps) {
  const { copy, form, faults } = props
  return (
    <section class="panel" id="meeting">
      <TextField
        id="title"
        label={copy.meetingTitle}
        value={form.title}
        maxLength={maxTitleLength}
        fault={faults.title}
      />
      <TypeField {...props} />
      <PlaceField {...props} />
      <ZoneField {...props} />
      <GuestsField {...props} />
      <RecordsField {...props} />
      <MeetingContentFields
        visitor={props}
        copy={copy}
        content={form.content}
        snippets={props.snippets}
        faults={faults}
      />
      <RemindersField {...props} />
      <InviteField {...props} />
    </section>
  )
}
