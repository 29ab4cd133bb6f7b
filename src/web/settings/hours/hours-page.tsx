import { weekdayNames } from '../../../i18n/format-time.ts'
import { maximumText } from '../../../i18n/maximum-text.ts'
import { withValues } from '../../../i18n/with-values.ts'
import type { SavedSchedule } from '../../../model/entities.ts'
import { maxNameLength, maxOverrides, maxPeriodsPerDay } from '../../../model/maximums.ts'
import { weekdays } from '../../../scheduling/types.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { ZoneList } from '../../signed-in/zone-list.tsx'
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

interface FieldProps {
  id: string
  label: string
  name: string
  value: string
  fault: string | undefined
  type?: 'text' | 'date'
  list?: string
  maxLength?: number
}

function Field({ id, label, name, value, fault, type = 'text', list, maxLength }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        list={list}
        maxLength={maxLength}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        autocomplete="off"
      />
      {fault && (
        <p id={`${id}-fault`} class="field-error">
          {fault}
        </p>
      )}
    </div>
  )
}

type PartProps = Pick<HoursPageProps, 'visit' | 'form' | 'faults'>

const faultWords = ({ visit, faults }: Omit<PartProps, 'form'>, field: string) => {
  const fault = faults[field]
  if (!fault) return undefined
  if (fault === 'long-name')
    return maximumText(visit.locale, { of: 'characters', count: maxNameLength })
  const max = fault === 'too-many-dates' ? maxOverrides : maxPeriodsPerDay
  return withValues(visit.copy.hours.faults[fault], {
    max: new Intl.NumberFormat(visit.locale).format(max),
  })
}

function Weekly({ visit, form, faults }: PartProps) {
  const copy = visit.copy.hours
  const names = weekdayNames(visit.locale)
  return (
    <fieldset class="week">
      <legend>{copy.weekly}</legend>
      <p class="soft">{copy.weeklyHint}</p>
      {weekdays.map((day, index) => (
        <Field
          key={day}
          id={`weekly-${day}`}
          label={names[index]?.long ?? day}
          name={`weekly.${day}`}
          value={form.weekly[day]}
          fault={faultWords({ visit, faults }, `weekly.${day}`)}
        />
      ))}
    </fieldset>
  )
}

const spareRows = 3

function Overrides({ visit, form, faults }: PartProps) {
  const copy = visit.copy.hours
  const tooMany = faultWords({ visit, faults }, 'overrides')
  const spare = Array.from({ length: spareRows }, () => ({ date: '', periods: '' }))
  return (
    <fieldset>
      <legend>{copy.overrides}</legend>
      <p class="soft">{copy.overridesHint}</p>
      {tooMany && (
        <p id="overrides-fault" class="field-error">
          {tooMany}
        </p>
      )}
      {[...form.overrides, ...spare].map(({ date, periods }, index) => (
        <div class="pair" key={`${index}-${date}`}>
          <Field
            id={`date-${index}`}
            label={copy.date}
            name="date"
            type="date"
            value={date}
            fault={faultWords({ visit, faults }, `overrides.${index}`)}
          />
          <Field
            id={`periods-${index}`}
            label={copy.periods}
            name="periods"
            value={periods}
            fault={undefined}
          />
        </div>
      ))}
    </fieldset>
  )
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
            fault={faultWords({ visit, faults }, 'name')}
          />
          <Field
            id="timeZone"
            label={hours.timeZone}
            name="timeZone"
            value={form.timeZone}
            list="zones"
            fault={faultWords({ visit, faults }, 'timeZone')}
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
