import { ReminderRows } from '../../../views/reminder-rows.tsx'
import type { SchedulePageProps } from '../schedule-page-props.ts'

/** Up to three reminder emails, each with or without the description. */
export function RemindersField({ visit, copy, form, faults }: SchedulePageProps) {
  return (
    <>
      <ReminderRows locale={visit.locale} rows={form.reminders} fault={faults.reminders} />
      <label class="check">
        <input type="checkbox" name="hasText" id="hasText" checked={form.hasText} />
        <span>{copy.withText}</span>
      </label>
    </>
  )
}
