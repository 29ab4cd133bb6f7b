import { FieldNotes, noted, TextField } from './field.tsx'
import { placeKinds } from './schedule-form.ts'
import type { SchedulePageProps } from './schedule-page.tsx'

/** Where: the style sheet shows the one field that belongs to the chosen kind. */
export function PlaceField({ words, form, known, faults }: SchedulePageProps) {
  const fault = faults.place
  return (
    <div class="place">
      <div class="field">
        <label for="placeKind">{words.place}</label>
        <select id="placeKind" name="placeKind" {...noted({ id: 'place', fault })}>
          {placeKinds.map(kind => (
            <option key={kind} value={kind} selected={kind === form.placeKind}>
              {words[kind]}
            </option>
          ))}
        </select>
        <FieldNotes id="place" fault={fault} />
      </div>
      <div class="at-phone">
        <TextField
          id="phone"
          label={words.phoneNumber}
          inputMode="tel"
          value={form.phone || (known.phone ?? '')}
          hint={words.phoneHint}
        />
      </div>
      <div class="at-address">
        <TextField id="address" label={words.addressText} value={form.address} />
      </div>
      <div class="at-custom">
        <TextField id="place-text" name="place" label={words.customText} value={form.place} />
      </div>
    </div>
  )
}
