import type { Messages } from '../../i18n/messages.ts'
import type { Location, SchedulingPage } from '../../model/entities.ts'
import { maxAnswerLength, maxNameLength, maxPhoneLength } from '../../model/maximums.ts'
import { maxEmailLength } from '../../text/email-address.ts'
import { AnswerField } from './answer-field.tsx'
import { ChosenStart, type ChosenStartProps } from './chosen-start.tsx'
import { describedBy, FormField } from './form-field.tsx'

export interface DetailsFormProps extends ChosenStartProps {
  copy: Messages<'booking'>
  action: string
  formKey: string
  durationMinutes: number
  /** The one host that the link requests. */
  hostId?: string | undefined
  /** A code that was typed before and is still valid. */
  emailCode?: string | undefined
  values: {
    name: string
    email: string
    phone: string
    company: string
    guests: string
    notes: string
    answers: Readonly<Record<string, string>>
    tracking: Readonly<Record<string, string>>
  }
  /** By field name. */
  errors: Readonly<Record<string, string>>
  page: SchedulingPage | undefined
  /** The meeting's place, if it differs from the page's. */
  location?: Location | undefined
}

/** Hidden fields of the form. */
export const hiddenFields = (props: DetailsFormProps): Record<string, string> => ({
  key: props.formKey,
  duration: String(props.durationMinutes),
  tz: props.timeZone,
  lang: props.locale,
  h: props.hourCycle === 'h12' ? '12' : '24',
  ...(props.hostId ? { host: props.hostId } : {}),
  ...(props.emailCode ? { emailCode: props.emailCode } : {}),
  ...props.values.tracking,
})

function Person({ copy, values, errors, page, location = page?.location }: DetailsFormProps) {
  const wantsPhone = location?.kind === 'phone' && !location.number
  const field = (name: 'name' | 'email' | 'phone' | 'company') => ({
    name,
    label: copy[name],
    value: values[name],
    error: errors[name],
  })
  return (
    <>
      <FormField {...field('name')} isRequired maxLength={maxNameLength} autocomplete="name" />
      <FormField
        {...field('email')}
        type="email"
        isRequired
        maxLength={maxEmailLength}
        autocomplete="email"
      />
      <FormField
        {...field('phone')}
        type="tel"
        isRequired={wantsPhone}
        maxLength={maxPhoneLength}
        hint={wantsPhone ? undefined : copy.optional}
        autocomplete="tel"
      />
      <FormField
        {...field('company')}
        isRequired={false}
        maxLength={maxNameLength}
        hint={copy.optional}
        autocomplete="organization"
      />
    </>
  )
}

function More({ copy, values, errors, page }: DetailsFormProps) {
  return (
    <>
      {page?.questions.map(question => (
        <AnswerField
          key={question.id}
          question={question}
          copy={copy}
          value={values.answers[question.id] ?? ''}
          error={errors[`answers[${question.id}]`]}
        />
      ))}
      <FormField
        name="guests"
        label={copy.guests}
        value={values.guests}
        error={errors.guests}
        isRequired={false}
        hint={copy.optional}
      />
      <FormField
        name="notes"
        label={copy.notes}
        value=""
        error={errors.notes}
        isRequired={false}
        hint={copy.optional}
      >
        <textarea
          id="notes"
          name="notes"
          rows={3}
          maxLength={maxAnswerLength}
          {...describedBy('notes', errors.notes)}
        >
          {values.notes}
        </textarea>
      </FormField>
    </>
  )
}

/** Contact details and answers. Works without JavaScript. */
export function DetailsForm(props: DetailsFormProps) {
  const { copy, page } = props
  return (
    <form method="post" action={props.action} data-once>
      {Object.entries(hiddenFields(props)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ChosenStart {...props} />
      <h2>{copy.yourDetails}</h2>
      <Person {...props} />
      <More {...props} />
      {page?.consentText && <p class="soft">{copy.consent({ text: page.consentText })}</p>}
      <button type="submit" class="primary">
        {copy.confirm}
      </button>
      {page?.footer && <p class="soft pre">{page.footer}</p>}
    </form>
  )
}
