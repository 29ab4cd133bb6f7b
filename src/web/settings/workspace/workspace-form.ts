import { type Locale, locales, type Workspace } from '../../../model/entities.ts'
import { isProblem } from '../../../services/problems.ts'
import { listField, textFields, zoneField } from '../../form-fields.ts'
import {
  minutesOfRows,
  type ReminderRow,
  readReminderRows,
  reminderRow,
} from '../../views/reminder-rows.tsx'

export type WorkspaceForm = Pick<Workspace, 'name' | 'locale' | 'timeZone' | 'isOwnerFirst'> & {
  reminders: readonly ReminderRow[]
}
export type WorkspaceFault = 'badName' | 'badZone' | 'badReminders'

const localeOf = (text: string | undefined): Locale =>
  locales.find(locale => locale === text) ?? 'en'

export function readWorkspaceForm(body: unknown): WorkspaceForm {
  const fields = textFields(body)
  const { name = '', locale, isOwnerFirst } = fields
  return {
    name: name.trim(),
    timeZone: zoneField(fields),
    locale: localeOf(locale),
    isOwnerFirst: isOwnerFirst === 'on',
    reminders: readReminderRows(listField(body, 'reminderAmount'), listField(body, 'reminderUnit')),
  }
}

export const formOfWorkspace = (workspace: Workspace): WorkspaceForm => ({
  ...workspace,
  reminders: workspace.reminders.map(({ minutesBefore }) => reminderRow(minutesBefore)),
})

/** The first reminder contains the description, because it leaves time to prepare. */
export const changesOfWorkspace = (form: WorkspaceForm) => ({
  ...form,
  reminders: minutesOfRows(form.reminders).map((minutesBefore, index) => ({
    minutesBefore,
    includeDescription: index === 0,
  })),
})

/** Faults of the form from a problem of saving it. Rethrows all other errors. */
export function workspaceFaults(error: unknown): WorkspaceFault[] {
  if (!isProblem(error, 'invalid-input')) throw error
  const paths = (error.facts.errors ?? []).map(({ path }) => path)
  return [
    ...(paths.includes('name') ? (['badName'] as const) : []),
    ...(paths.includes('timeZone') ? (['badZone'] as const) : []),
    ...(paths.includes('reminders') ? (['badReminders'] as const) : []),
  ]
}
