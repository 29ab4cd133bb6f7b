import type { Messages } from '../../i18n/messages.ts'
import { maxNameLength, maxRequestLength } from '../../model/maximums.ts'
import { describedBy, FormField } from './form-field.tsx'

export interface AskFormProps {
  copy: Messages<'booking'>
  /** Names of the hosts. */
  names: string
  action: string
  formKey: string
  locale: string
  timeZone: string
  values: { name: string; email: string; message: string }
  errors: Readonly<Record<string, string>>
  /** If the form was sent: the address for the answer. */
  askedFor: string | undefined
}

/** Requests a time if no times can be shown. The answer comes by email. */
export function AskForm(form: AskFormProps) {
  const { copy, names, askedFor } = form
  if (askedFor)
    return (
      <p class="notice good" role="status">
        {copy.asked({ names, email: askedFor })}
      </p>
    )
  return (
    <form method="post" action={`${form.action}/ask`} class="details">
      <h2>{copy.askTitle}</h2>
      <p>{copy.askText({ names })}</p>
      <input type="hidden" name="key" value={form.formKey} />
      <input type="hidden" name="lang" value={form.locale} />
      <input type="hidden" name="tz" value={form.timeZone} />
      <FormField
        name="name"
        label={copy.name}
        value={form.values.name}
        error={form.errors.name}
        isRequired
        maxLength={maxNameLength}
        autocomplete="name"
      />
      <FormField
        name="email"
        label={copy.email}
        value={form.values.email}
        error={form.errors.email}
        isRequired
        type="email"
        autocomplete="email"
      />
      <FormField
        name="message"
        label={copy.askMessage}
        value=""
        error={form.errors.message}
        isRequired={false}
      >
        <textarea
          id="message"
          name="message"
          rows={4}
          maxLength={maxRequestLength}
          {...describedBy('message', form.errors.message)}
        >
          {form.values.message}
        </textarea>
      </FormField>
      <button type="submit" class="primary">
        {copy.askSend}
      </button>
    </form>
  )
}
