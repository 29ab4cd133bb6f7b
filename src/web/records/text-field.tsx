import type { ComponentChildren } from 'preact'

interface TextFieldProps {
  name: string
  label: string
  value: string
  hint?: string | undefined
  /** Message for the person. */
  fault?: ComponentChildren
  maxLength: number
  isRequired?: boolean
  type?: 'text' | 'tel'
  /** Id of a `<datalist>`. */
  list?: string | undefined
  /** If set, the field has several lines. */
  rows?: number | undefined
}

/** Ids of the hint and the message, for screen readers. */
const describedBy = ({ name, hint, fault }: TextFieldProps) =>
  [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || undefined

function Control(props: TextFieldProps) {
  const { name, value, maxLength, isRequired, rows } = props
  const common = {
    id: name,
    name,
    maxLength,
    required: isRequired,
    autocomplete: 'off' as const,
    'aria-invalid': props.fault ? true : undefined,
    'aria-describedby': describedBy(props),
  }
  if (rows)
    return (
      <textarea {...common} rows={rows}>
        {value}
      </textarea>
    )
  return <input {...common} type={props.type ?? 'text'} value={value} list={props.list} />
}

/** A labeled field with its hint and error message. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, fault } = props
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Control {...props} />
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${name}-fault`} class="field-error">
          {fault}
        </p>
      )}
    </div>
  )
}
