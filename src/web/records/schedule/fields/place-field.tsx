import { placeChoices } from '../../../place-form.ts'
import type { SchedulePageProps } from '../schedule-page-props.ts'
import { FieldNotes, noted, TextField } from './field.tsx'

/** The meeting's place. The style sheet shows only the field of the chosen kind. */
export function PlaceField({ visit, copy, form, known, faults, calls }: SchedulePageProps) {
  const fault = faults.place
  const { locale } = visit
  const { placeKind: chosen } = form
  const choices = placeChoices(calls, { locale, chosen, others: copy }).filter(
    ({ value }) => value !== 'link',
  )
  return (
    <div class="place">
      <div class="field">
        <label for="placeKind">{copy.place}</label>
        <select id="placeKind" name="placeKind" {...noted({ id: 'place', fault })}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value} selected={value === form.placeKind}>
              {label}
            </option>
          ))}
        </select>
        <FieldNotes id="place" fault={fault} />
      </div>
      <div class="at-phone">
        <TextField
          id="phone"
          label={copy.phoneNumber}
          inputMode="tel"
          value={form.phone || (known.phone ?? '')}
          hint={copy.phoneHint}
        />
      </div>
      <div class="at-address">
        <TextField id="address" label={copy.addressText} value={form.address} />
      </div>
      <div class="at-custom">
        <TextField id="place-text" name="place" label={copy.customText} value={form.place} />
      </div>
    </div>
  )
}
