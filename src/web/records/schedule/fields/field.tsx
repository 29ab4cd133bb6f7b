import type { ComponentChildren } from 'preact'
import { maxPlaceLength } from '../../../../model/maximums.ts'

interface Notes {
  id: string
  hint?: string | undefined
  /** Message for the person. */
  fault?: string | undefined
}

/** Connects a control with its hint and its error message. */
export const noted = ({ id, hint, fault }: Notes) => ({
  'aria-invalid': fault ? ('true' as const) : undefined,
  'aria-describedby':
    [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined,
})

export const FieldNotes = ({ id, hint, fault }: Notes) => (
  <>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {fault && (
      <p class="field-error" id={`${id}-fault`}>
        {fault}
      </p>
    )}
  </>
)

interface TextFieldProps extends Notes {
  label: string
  value: string
  /** If it differs from the id. */
  name?: string
  /** The keyboard that a phone shows. */
  inputMode?: 'text' | 'tel'
  maxLength?: number
  /** Id of a list of suggestions. */
  list?: string
  children?: ComponentChildren
}

export const TextField = (props: TextFieldProps) => (
  <div class="field">
    <label for={props.id}>{props.label}</label>
    <input
      id={props.id}
      name={props.name ?? props.id}
      inputMode={props.inputMode}
      list={props.list}
      value={props.value}
      maxLength={props.maxLength ?? maxPlaceLength}
      autocomplete="off"
      {...noted(props)}
    />
    <FieldNotes {...props} />
    {props.children}
  </div>
)
