import { fill } from '../../../i18n/fill.ts'
import type { ScheduleWords } from '../../../i18n/schedule/schedule-words.ts'
import { placeKinds, type ScheduleForm } from './schedule-form.ts'
import type { SchedulePageProps } from './schedule-page.tsx'

type FieldName = 'title' | 'type' | 'placeText' | 'guests'

function TextField({
  name,
  label,
  form,
  isRequired = false,
}: {
  name: FieldName
  label: string
  form: ScheduleForm
  isRequired?: boolean
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} value={form[name]} required={isRequired} autocomplete="off" />
    </div>
  )
}

const LongField = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <div class="field">
    <label for={name}>{label}</label>
    <textarea id={name} name={name} rows={3} maxLength={10_000}>
      {value}
    </textarea>
  </div>
)

const Place = ({ words, form }: { words: ScheduleWords; form: ScheduleForm }) => (
  <div class="pair">
    <div class="field">
      <label for="placeKind">{words.place}</label>
      <select id="placeKind" name="placeKind">
        {placeKinds.map(kind => (
          <option key={kind} value={kind} selected={kind === form.placeKind}>
            {words[kind]}
          </option>
        ))}
      </select>
    </div>
    <TextField name="placeText" label={words.placeText} form={form} />
  </div>
)

const reminderMinutes = [15, 60, 1_440]
const reminderCount = 3

const Reminders = ({ words, form }: { words: ScheduleWords; form: ScheduleForm }) => (
  <>
    {Array.from({ length: reminderCount }, (_, index) => (
      <div key={index} class="field">
        <label for={`reminder-${index}`}>
          {words.reminder} {index + 1}
        </label>
        <select id={`reminder-${index}`} name="reminders">
          <option value="">{words.none}</option>
          {reminderMinutes.map(count => (
            <option key={count} value={count} selected={form.reminders[index] === String(count)}>
              {fill(words.minutesBefore, { count })}
            </option>
          ))}
        </select>
      </div>
    ))}
  </>
)

/** What is agreed, beside the time. */
export function MeetingFields({ visit, words, form, host }: SchedulePageProps) {
  return (
    <>
      <TextField name="title" label={words.meetingTitle} form={form} isRequired />
      <TextField name="type" label={words.type} form={form} />
      <Place words={words} form={form} />
      <TextField name="guests" label={words.guests} form={form} />
      <LongField name="description" label={words.description} value={form.description} />
      <LongField name="note" label={words.note} value={form.note} />
      <Reminders words={words} form={form} />
      {host.id === visit.user.id && (
        <label class="check">
          <input type="checkbox" name="isAnyway" checked={form.isAnyway} />
          <span>{words.anyway}</span>
        </label>
      )}
    </>
  )
}
