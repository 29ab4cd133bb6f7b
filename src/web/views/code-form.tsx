import { ChosenStart } from './chosen-start.tsx'
import { type DetailsFormProps, hiddenFields } from './details-form.tsx'
import { describedBy, FormField } from './form-field.tsx'

interface CodeFormProps extends DetailsFormProps {
  /** Message about the typed code. */
  codeError: string | undefined
  /** Another code was sent, on request. */
  isSentAgain: boolean
}

/** All values of the details form, by field name. */
const detailsOf = ({ values }: DetailsFormProps): Record<string, string> => {
  const { answers, tracking: _tracking, ...plain } = values
  const named = Object.entries(answers).map(([id, value]) => [`answers[${id}]`, value])
  return { ...plain, ...Object.fromEntries(named) }
}

/** Longer than a code, to allow blanks between its digits. */
const maxTyped = 16

function CodeField({ copy, emailCode = '', codeError }: CodeFormProps) {
  return (
    <FormField
      name="emailCode"
      label={copy.codeLabel}
      value={emailCode}
      error={codeError}
      isRequired
    >
      <input
        id="emailCode"
        name="emailCode"
        type="text"
        class="email-code"
        value={emailCode}
        required
        autofocus
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={maxTyped}
        {...describedBy('emailCode', codeError)}
      />
    </FormField>
  )
}

/** Asks for the emailed code. It carries the details, and works without JavaScript. */
export function CodeForm(props: CodeFormProps) {
  const { copy, values, isSentAgain } = props
  const sent = isSentAgain ? copy.codeSentAgain : copy.codeSent
  const hidden = { ...hiddenFields({ ...props, emailCode: undefined }), ...detailsOf(props) }
  return (
    <form method="post" action={props.action} data-once>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ChosenStart {...props} />
      <h2>{copy.codeTitle}</h2>
      <p class="code-sent" role="status">
        {sent({ email: values.email })}
      </p>
      <CodeField {...props} />
      <button type="submit" class="primary">
        {copy.codeBook}
      </button>
      <p class="code-actions">
        <button type="submit" name="step" value="new-code" formNoValidate>
          {copy.codeAgain}
        </button>
        <button type="submit" name="step" value="change-address" formNoValidate>
          {copy.codeAddress}
        </button>
      </p>
    </form>
  )
}
