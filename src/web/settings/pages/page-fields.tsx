import type { ComponentChildren } from 'preact'
import {
  maxMeetingTypeLength,
  maxPageNoticeLength,
  maxPlaceLength,
  maxSlugLength,
  maxTextLength,
  maxTitleLength,
} from '../../../model/maximums.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { PageFaults } from './page-fault-texts.ts'
import type { PageForm, TextName } from './page-form.ts'

/** Props of every part of the page editor. */
export interface EditorProps {
  visit: Visit
  form: PageForm
  faults: PageFaults
}

interface FieldProps extends EditorProps {
  name: TextName
  label: string
  hint?: string
  fault?: string | undefined
  kind?: 'text' | 'number' | 'date' | 'lines'
}

/** A message below the field that can solve the fault. */
export function FaultLine({
  faults,
  fault,
}: Omit<EditorProps, 'form' | 'visit'> & { fault: string }) {
  if (!faults.has(fault)) return null
  return (
    <p id={`fault-${fault}`} class="field-error">
      {faults.get(fault)}
    </p>
  )
}

const lengths: Partial<Record<TextName, number>> = {
  title: maxTitleLength,
  slug: maxSlugLength,
  description: maxTextLength,
  placeText: maxPlaceLength,
  meetingType: maxMeetingTypeLength,
  consent: maxPageNoticeLength,
  footer: maxPageNoticeLength,
}

function Control({ name, form, faults, hint, fault, kind = 'text' }: FieldProps) {
  const isWrong = fault !== undefined && faults.has(fault)
  const described = [hint && `${name}-hint`, isWrong && `fault-${fault}`].filter(Boolean).join(' ')
  const common = {
    id: name,
    name,
    maxLength: lengths[name],
    'aria-invalid': isWrong ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
  }
  const value = form.texts[name]
  if (kind === 'lines')
    return (
      <textarea {...common} rows={3}>
        {value}
      </textarea>
    )
  if (kind === 'date') return <input {...common} type="date" value={value} />
  const digits = kind === 'number' ? ('numeric' as const) : undefined
  return <input {...common} value={value} inputMode={digits} autocomplete="off" />
}

/** A labeled field with its hint and error message. */
export function TextField(props: FieldProps) {
  const { name, label, hint, faults, fault } = props
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Control {...props} />
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      {fault && <FaultLine faults={faults} fault={fault} />}
    </div>
  )
}

export interface Option {
  value: string
  label: string
}

/** A labeled single choice. */
export const SelectField = ({
  name,
  label,
  value,
  options,
  children,
}: {
  name: string
  label: string
  value: string
  options: readonly Option[]
  children?: ComponentChildren
}) => (
  <div class="field">
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      {options.map(option => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
    {children}
  </div>
)
