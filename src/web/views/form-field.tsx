import type { ComponentChildren } from 'preact'
import { emailInput } from './email-input.ts'

interface FormFieldProps {
  name: string
  label: string
  value: string
  error?: string | undefined
  hint?: string | undefined
  isRequired: boolean
  maxLength?: number
  type?: 'text' | 'email' | 'tel'
  autocomplete?: 'name' | 'email' | 'tel' | 'organization'
  /** The control, if it is not a plain input. */
  children?: ComponentChildren
}

/** Connects a control with its error message. */
export const describedBy = (name: string, error: string | undefined) =>
  error ? { 'aria-invalid': true as const, 'aria-describedby': `${name}-error` } : {}

function Input(props: FormFieldProps) {
  const { name, value, error, isRequired, maxLength, type, autocomplete } = props
  const common = {
    id: name,
    name,
    value,
    required: isRequired,
    maxLength,
    autocomplete,
    ...describedBy(name, error),
  }
  if (type === 'email') return <input {...common} {...emailInput} />
  return type === 'tel' ? <input {...common} type="tel" /> : <input {...common} type="text" />
}

/** A labeled field with its error message, for invitees' forms. */
export function FormField(props: FormFieldProps) {
  const { name, label, error, hint, children } = props
  return (
    <div class="field">
      <label for={name}>
        {label} {hint && <span class="soft">({hint})</span>}
      </label>
      {children ?? <Input {...props} />}
      {error && (
        <p id={`${name}-error`} class="field-error">
          {error}
        </p>
      )}
    </div>
  )
}
