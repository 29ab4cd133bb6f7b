import type { ComponentChildren } from 'preact'
import { FaultLine } from '../pages/page-fields.tsx'
import type { SiteFaults } from './site-fault-texts.ts'

interface FieldProps {
  name: string
  label: string
  faults: SiteFaults
  hint?: string | undefined
}

/** Attributes that tie a control to its hint and its fault. */
export const describedBy = ({ name, hint, faults }: Omit<FieldProps, 'label'>) => ({
  id: name,
  name,
  'aria-invalid': faults.has(name) ? ('true' as const) : undefined,
  'aria-describedby':
    [hint && `${name}-hint`, faults.has(name) && `fault-${name}`].filter(Boolean).join(' ') ||
    undefined,
})

/** A label, the control below it, its hint and its fault. */
export const Labeled = ({
  name,
  label,
  hint,
  faults,
  children,
}: FieldProps & { children: ComponentChildren }) => (
  <div class="field">
    <label for={name}>{label}</label>
    {children}
    {hint && (
      <p id={`${name}-hint`} class="hint">
        {hint}
      </p>
    )}
    <FaultLine faults={faults} fault={name} />
  </div>
)

interface TextProps extends FieldProps {
  value: string
  maxLength?: number
  /** What applies if the field is empty. */
  placeholder?: string
  rows?: number
  /** Name of what the preview shows of it. */
  shows?: string
}

export function TextField(props: TextProps) {
  const { value, maxLength, placeholder, rows, shows } = props
  const common = { ...describedBy(props), maxLength, placeholder, 'data-shows': shows }
  return (
    <Labeled {...props}>
      {rows ? (
        <textarea {...common} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input {...common} value={value} autocomplete="off" />
      )}
    </Labeled>
  )
}

export function ChoiceField<Value extends string>(
  props: FieldProps & {
    value: Value
    options: readonly (readonly [value: Value, label: string])[]
    shows?: string
  },
) {
  return (
    <Labeled {...props}>
      <select {...describedBy(props)} data-shows={props.shows}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Labeled>
  )
}
