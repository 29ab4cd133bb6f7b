import type { Messages } from '../../i18n/messages.ts'
import type { Question } from '../../model/entities.ts'
import { maxAnswerLength } from '../../model/maximums.ts'
import { describedBy, FormField } from './form-field.tsx'

interface AnswerFieldProps {
  question: Question
  copy: Messages<'booking'>
  value: string
  error: string | undefined
}

function Control({ question, copy, value, error }: AnswerFieldProps) {
  const name = `answers[${question.id}]`
  const common = { id: name, name, required: question.required, ...describedBy(name, error) }
  switch (question.kind) {
    case 'text':
      return <input {...common} type="text" value={value} maxLength={maxAnswerLength} />
    case 'textarea':
      return (
        <textarea {...common} rows={3} maxLength={maxAnswerLength}>
          {value}
        </textarea>
      )
    case 'select':
      return (
        <select {...common}>
          <option value="">{copy.choose}</option>
          {question.options?.map(option => (
            <option key={option} selected={option === value}>
              {option}
            </option>
          ))}
        </select>
      )
    case 'checkbox':
      return <input {...common} type="checkbox" value="✓" checked={value !== ''} />
  }
}

export function AnswerField(props: AnswerFieldProps) {
  const { question, copy, value, error } = props
  return (
    <FormField
      name={`answers[${question.id}]`}
      label={question.label}
      value={value}
      error={error}
      hint={question.required ? undefined : copy.optional}
      isRequired={question.required}
    >
      <Control {...props} />
    </FormField>
  )
}
