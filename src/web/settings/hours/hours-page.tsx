import type { SavedSchedule } from '../../../model/entities.ts'
import { maxNameLength } from '../../../model/maximums.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { ZoneList } from '../../signed-in/zone-list.tsx'
import { Field, hoursFaultText, Overrides, Weekly } from './hours-fields.tsx'
import type { HoursFaults, HoursForm } from './hours-form.ts'

interface HoursPageProps {
  visit: Visit
  /** All schedules of the person. */
  schedules: readonly SavedSchedule[]
  editedId: string | undefined
  form: HoursForm
  faults: HoursFaults
  notice: Notice | undefined
}

function Schedules({ visit, schedules, editedId }: HoursPageProps) {
  if (schedules.length === 0) return null
  return (
    <ul class="durations">
      {schedules.map(({ id, name }) => (
        <li key={id}>
          <a href={`/settings/hours?id=${id}`} aria-current={id === editedId ? 'true' : undefined}>
            {name}
          </a>
        </li>
      ))}
      <li>
        <a href="/settings/hours?id=new" aria-current={editedId ? undefined : 'true'}>
          {visit.copy.hours.another}
        </a>
      </li>
    </ul>
  )
}

/** /settings/hours */
export function HoursPage(props: HoursPageProps) {
  const { visit, form, faults, editedId, notice } = props
  const { hours, frame } = visit.copy
  return (
    <SettingsFrame visit={visit} tab="hours" title={frame.hours} notice={notice}>
      <p>{hours.intro}</p>
      <Schedules {...props} />
      <form method="post" action="/settings/hours" class="panel">
        <FormSecret visit={visit} />
        <input type="hidden" name="id" value={editedId ?? 'new'} />
        <div class="pair">
          <Field
            id="name"
            label={hours.name}
            name="name"
            value={form.name}
            maxLength={maxNameLength}
            fault={hoursFaultText({ visit, faults }, 'name')}
          />
          <Field
            id="timeZone"
            label={hours.timeZone}
            name="timeZone"
            value={form.timeZone}
            list="zones"
            fault={hoursFaultText({ visit, faults }, 'timeZone')}
          />
        </div>
        <ZoneList />
        <Weekly visit={visit} form={form} faults={faults} />
        <Overrides visit={visit} form={form} faults={faults} />
        <button type="submit" class="primary">
          {frame.save}
        </button>
      </form>
    </SettingsFrame>
  )
}
