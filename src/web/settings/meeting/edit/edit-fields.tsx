import { messagesIn } from '../../../../i18n/messages.ts'
import { maxMeetingTypeLength, maxPlaceLength, maxTitleLength } from '../../../../model/maximums.ts'
import { placeChoices, placeKinds, placeTextFault, placeTextLabel } from '../../../place-form.ts'
import type { EditForm } from './edit-form.ts'
import { type EditPageProps, faultOf } from './edit-page-props.ts'

const lengths: Partial<Record<keyof EditForm, number>> = {
  title: maxTitleLength,
  type: maxMeetingTypeLength,
  placeText: maxPlaceLength,
}

interface LineFieldProps {
  name: Exclude<keyof EditForm, 'reminders'>
  label: string
  form: EditForm
  hint?: string
  fault: string | undefined
  /** Number of lines of a multi-line field. */
  rows?: number
}

/** A labeled field with its hint and error message. */
export function LineField({ name, label, form, hint, fault, rows }: LineFieldProps) {
  const described = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ')
  const common = {
    id: name,
    name,
    maxLength: lengths[name],
    'aria-invalid': fault ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
    autocomplete: 'off' as const,
  }
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {rows ? (
        <textarea {...common} rows={rows}>
          {form[name]}
        </textarea>
      ) : (
        <input {...common} value={form[name]} />
      )}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="field-error" id={`${name}-error`}>
          {fault}
        </p>
      )}
    </div>
  )
}

export function PlaceField(props: EditPageProps) {
  const { visit, form, calls } = props
  const copy = messagesIn(visit.locale, 'content')
  const chosen = placeKinds.find(kind => kind === form.placeKind) ?? 'video'
  const fault = faultOf(props, 'location')
  const placeFault = fault && placeTextFault({ kind: chosen, text: form.placeText }, visit.locale)
  const label = fault && placeTextLabel(chosen, visit.locale)
  const choices = placeChoices(calls, {
    locale: visit.locale,
    chosen,
    others: copy.places,
  })
  return (
    <div class="pair">
      <div class="field">
        <label for="placeKind">{copy.place}</label>
        <select id="placeKind" name="placeKind">
          {choices.map(({ value, label }) => (
            <option key={value} value={value} selected={value === form.placeKind}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <LineField
        name="placeText"
        label={label || copy.placeText}
        form={form}
        fault={placeFault || fault}
      />
    </div>
  )
}

/** The CRM account's meeting types. If it has none, only a current type can be changed. */
export function MeetingTypeField(props: EditPageProps) {
  const { visit, form, meetingTypes } = props
  const copy = messagesIn(visit.locale, 'content')
  const fault = faultOf(props, 'meetingType')
  if (!meetingTypes?.length)
    return form.type === '' ? null : (
      <LineField name="type" label={copy.type} form={form} fault={fault} />
    )
  const isListed = form.type === '' || meetingTypes.some(({ value }) => value === form.type)
  const options = [
    { value: '', label: copy.noType },
    ...meetingTypes,
    ...(isListed ? [] : [{ value: form.type, label: form.type }]),
  ]
  return (
    <div class="field">
      <label for="type">{copy.type}</label>
      <select id="type" name="type">
        {options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === form.type}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
