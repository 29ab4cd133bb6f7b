import { languageName } from '../../../i18n/language-name.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { locales } from '../../../model/entities.ts'
import { maxNameLength, maxTimeZoneLength } from '../../../model/maximums.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { ZoneList } from '../../signed-in/zone-list.tsx'
import { ReminderRows } from '../../views/reminder-rows.tsx'
import type { WorkspaceFault, WorkspaceForm } from './workspace-form.ts'

interface WorkspacePageProps {
  visit: Visit
  form: WorkspaceForm
  faults: readonly WorkspaceFault[]
  notice: Notice | undefined
}

function TextField({
  name,
  label,
  value,
  fault,
}: {
  name: 'name' | 'timeZone'
  label: string
  value: string
  /** Message for the person. */
  fault: string | false
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={value}
        required
        maxLength={name === 'name' ? maxNameLength : maxTimeZoneLength}
        autocomplete="off"
        list={name === 'timeZone' ? 'zones' : undefined}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? `${name}-fault` : undefined}
      />
      {fault && (
        <p id={`${name}-fault`} class="field-error">
          {fault}
        </p>
      )}
    </div>
  )
}

const Language = ({ visit, form }: Pick<WorkspacePageProps, 'visit' | 'form'>) => (
  <div class="field">
    <label for="locale">{visit.copy.workspace.locale}</label>
    <select id="locale" name="locale" aria-describedby="locale-hint">
      {locales.map(locale => (
        <option key={locale} value={locale} selected={locale === form.locale}>
          {languageName(locale)}
        </option>
      ))}
    </select>
    <p id="locale-hint" class="hint">
      {visit.copy.workspace.localeHint}
    </p>
  </div>
)

const OwnerFirst = ({ visit, form }: Pick<WorkspacePageProps, 'visit' | 'form'>) => (
  <div class="field">
    <label class="check">
      <input
        type="checkbox"
        name="isOwnerFirst"
        checked={form.isOwnerFirst}
        aria-describedby="owner-hint"
      />
      {visit.copy.workspace.ownerFirst}
    </label>
    <p id="owner-hint" class="hint">
      {visit.copy.workspace.ownerFirstHint}
    </p>
  </div>
)

/** /settings/workspace, for admins. */
export function WorkspacePage({ visit, form, faults, notice }: WorkspacePageProps) {
  const { frame, workspace: copy, people, hours } = visit.copy
  return (
    <SettingsFrame visit={visit} tab="workspace" title={frame.workspace} notice={notice}>
      <form method="post" action="/settings/workspace" class="panel">
        <FormSecret visit={visit} />
        <TextField
          name="name"
          label={copy.name}
          value={form.name}
          fault={faults.includes('badName') && people.badName}
        />
        <Language visit={visit} form={form} />
        <TextField
          name="timeZone"
          label={copy.timeZone}
          value={form.timeZone}
          fault={faults.includes('badZone') && hours.faults['bad-zone']}
        />
        <OwnerFirst visit={visit} form={form} />
        <ReminderRows
          locale={visit.locale}
          rows={form.reminders}
          hint={messagesIn(visit.locale, 'reminders').workspaceHint}
          fault={faults.includes('badReminders') ? visit.copy.pages.faults.reminders : undefined}
        />
        <button type="submit" class="primary">
          {frame.save}
        </button>
        <ZoneList />
      </form>
    </SettingsFrame>
  )
}
