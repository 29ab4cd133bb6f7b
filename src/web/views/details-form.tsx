import type { ComponentChildren } from 'preact'
import type { BookingWords } from '../../i18n/booking/booking-words.ts'
import { formatDayAndTime, type HourCycle } from '../../i18n/format-time.ts'
import type { Locale, Question, SchedulingPage } from '../../scheduling/entities.ts'

export interface DetailsFormProps {
  locale: Locale
  words: BookingWords
  timeZone: string
  hourCycle: HourCycle
  action: string
  formKey: string
  durationMinutes: number
  /** The chosen start; where it was lost, the nearest others, of which one is picked. */
  starts: readonly [number, ...number[]]
  values: {
    name: string
    email: string
    phone: string
    company: string
    guests: string
    answers: Readonly<Record<string, string>>
    tracking: Readonly<Record<string, string>>
  }
  /** By field name. */
  errors: Readonly<Record<string, string>>
  page: SchedulingPage | undefined
}

interface FieldProps {
  name: string
  label: string
  value: string
  error?: string | undefined
  hint?: string | undefined
  isRequired: boolean
  type?: 'text' | 'email' | 'tel'
  autocomplete?: 'name' | 'email' | 'tel' | 'organization'
  children?: ComponentChildren
}

const describedBy = (name: string, error: string | undefined) =>
  error ? { 'aria-invalid': true as const, 'aria-describedby': `${name}-error` } : {}

function Input({ name, value, error, isRequired, type, autocomplete }: FieldProps) {
  const common = {
    id: name,
    name,
    value,
    required: isRequired,
    autocomplete,
    ...describedBy(name, error),
  }
  if (type === 'email') return <input {...common} type="email" dir="ltr" />
  return type === 'tel' ? <input {...common} type="tel" /> : <input {...common} type="text" />
}

function Field(props: FieldProps) {
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

function Answer({ question, ...props }: { question: Question } & DetailsFormProps) {
  const { words, values, errors } = props
  const name = `answers[${question.id}]`
  const value = values.answers[question.id] ?? ''
  const common = {
    id: name,
    name,
    required: question.required,
    ...describedBy(name, errors[name]),
  }
  const controls = {
    text: undefined,
    textarea: (
      <textarea {...common} rows={3}>
        {value}
      </textarea>
    ),
    select: (
      <select {...common}>
        <option value="">{words.choose}</option>
        {question.options?.map(option => (
          <option key={option} selected={option === value}>
            {option}
          </option>
        ))}
      </select>
    ),
    checkbox: <input {...common} type="checkbox" value="✓" checked={value !== ''} />,
  }
  return (
    <Field
      name={name}
      label={question.label}
      value={value}
      error={errors[name]}
      hint={question.required ? undefined : words.optional}
      isRequired={question.required}
    >
      {controls[question.kind]}
    </Field>
  )
}

function Chosen({ starts, timeZone, locale, hourCycle }: DetailsFormProps) {
  const iso = (start: number) => new Date(start).toISOString()
  if (starts.length === 1)
    return (
      <div class="chosen">
        <p>{formatDayAndTime(starts[0], timeZone, locale, hourCycle)}</p>
        <input type="hidden" name="startsAt" value={iso(starts[0])} />
      </div>
    )
  return (
    <fieldset class="choices chosen" aria-labelledby="notice">
      {starts.map((start, index) => (
        <label key={start}>
          <input type="radio" name="startsAt" value={iso(start)} checked={index === 0} />
          {formatDayAndTime(start, timeZone, locale, hourCycle)}
        </label>
      ))}
    </fieldset>
  )
}

/** Contact details and answers; works as it stands without JavaScript. */
export function DetailsForm(props: DetailsFormProps) {
  const { words, values, errors, page } = props
  const wantsPhone = page?.location.kind === 'phone' && !page.location.number
  const text = { values, errors }
  const field = (name: 'name' | 'email' | 'phone' | 'company' | 'guests') => ({
    name,
    label: words[name],
    value: text.values[name],
    error: text.errors[name],
  })
  return (
    <form method="post" action={props.action} data-once>
      <input type="hidden" name="key" value={props.formKey} />
      <input type="hidden" name="duration" value={props.durationMinutes} />
      <input type="hidden" name="tz" value={props.timeZone} />
      <input type="hidden" name="lang" value={props.locale} />
      <input type="hidden" name="h" value={props.hourCycle === 'h12' ? '12' : '24'} />
      {Object.entries(values.tracking).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Chosen {...props} />
      <h2>{words.yourDetails}</h2>
      <Field {...field('name')} isRequired autocomplete="name" />
      <Field {...field('email')} type="email" isRequired autocomplete="email" />
      <Field
        {...field('phone')}
        type="tel"
        isRequired={wantsPhone}
        hint={wantsPhone ? undefined : words.optional}
        autocomplete="tel"
      />
      <Field
        {...field('company')}
        isRequired={false}
        hint={words.optional}
        autocomplete="organization"
      />
      {page?.questions.map(question => (
        <Answer key={question.id} question={question} {...props} />
      ))}
      <Field {...field('guests')} isRequired={false} hint={words.optional} />
      {page?.consentText && <p class="soft">{words.consent.replace('{text}', page.consentText)}</p>}
      <button type="submit" class="primary">
        {words.confirm}
      </button>
      {page?.footer && <p class="soft pre">{page.footer}</p>}
    </form>
  )
}
