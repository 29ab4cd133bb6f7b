import { weekdayNames } from '../../../i18n/format-time.ts'
import { maximumText } from '../../../i18n/maximum-text.ts'
import { withValues } from '../../../i18n/with-values.ts'
import { maxNameLength, maxOverrides, maxPeriodsPerDay } from '../../../model/maximums.ts'
import { weekdays } from '../../../scheduling/types.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { HoursFaults, HoursForm } from './hours-form.ts'

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

export function Field({
  id,
  label,
  name,
  value,
  fault,
  type = 'text',
  list,
  maxLength,
}: FieldProps) {
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

interface PartProps {
  visit: Visit
  form: HoursForm
  faults: HoursFaults
}

/** The message for a field's fault, if it has one. */
export const hoursFaultText = ({ visit, faults }: Omit<PartProps, 'form'>, field: string) => {
  const fault = faults[field]
  if (!fault) return undefined
  if (fault === 'long-name')
    return maximumText(visit.locale, { of: 'characters', count: maxNameLength })
  const max = fault === 'too-many-dates' ? maxOverrides : maxPeriodsPerDay
  return withValues(visit.copy.hours.faults[fault], {
    max: new Intl.NumberFormat(visit.locale).format(max),
  })
}

/** Hours that repeat every week. */
export function Weekly({ visit, form, faults }: PartProps) {
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
          fault={hoursFaultText({ visit, faults }, `weekly.${day}`)}
        />
      ))}
    </fieldset>
  )
}

const spareRows = 3

/** Dates with hours of their own, and empty rows for more. */
export function Overrides({ visit, form, faults }: PartProps) {
  const copy = visit.copy.hours
  const tooMany = hoursFaultText({ visit, faults }, 'overrides')
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
            fault={hoursFaultText({ visit, faults }, `overrides.${index}`)}
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
