import { settingsMessages } from '../../i18n/settings-messages.ts'
import type { Locale } from '../../model/entities.ts'
import { emailInput } from '../views/email-input.ts'
import { PublicFrame } from '../views/public-frame.tsx'

export type SignInStep =
  | { kind: 'ask'; next: string | undefined; hasSlack: boolean; notice: string | undefined }
  | { kind: 'sent'; email: string }
  | { kind: 'confirm'; workspaceName: string; token: string }

type StepProps<K extends SignInStep['kind']> = {
  locale: Locale
  step: Extract<SignInStep, { kind: K }>
}

function Ask({ locale, step }: StepProps<'ask'>) {
  const copy = settingsMessages(locale).signIn
  return (
    <>
      <h1>{copy.title}</h1>
      {step.notice && (
        <p class="notice bad" role="alert">
          {step.notice}
        </p>
      )}
      <p>{copy.intro}</p>
      <form method="post" action="/signin">
        {step.next && <input type="hidden" name="next" value={step.next} />}
        <div class="field">
          <label for="email">{copy.email}</label>
          <input id="email" name="email" {...emailInput} autocomplete="email" required />
        </div>
        <button type="submit" class="primary">
          {copy.send}
        </button>
      </form>
      {step.hasSlack && (
        <p>
          <a
            class="button"
            href={
              step.next ? `/signin/slack?next=${encodeURIComponent(step.next)}` : '/signin/slack'
            }
          >
            {copy.slack}
          </a>
        </p>
      )}
    </>
  )
}

function Sent({ locale, step }: StepProps<'sent'>) {
  const copy = settingsMessages(locale).signIn
  return (
    <>
      <h1>{copy.sentTitle}</h1>
      <p role="status">{copy.sent({ email: step.email })}</p>
      <p>
        <a href="/signin">{copy.again}</a>
      </p>
    </>
  )
}

function Confirm({ locale, step }: StepProps<'confirm'>) {
  const copy = settingsMessages(locale).signIn
  return (
    <>
      <h1>{copy.confirmTitle({ workspace: step.workspaceName })}</h1>
      <p>{copy.confirmText}</p>
      <form method="post" action={`/signin/${encodeURIComponent(step.token)}`}>
        <button type="submit" class="primary">
          {copy.confirm}
        </button>
      </form>
    </>
  )
}

/** /signin in all its states. */
export function SignInPage({ locale, step }: { locale: Locale; step: SignInStep }) {
  return (
    <PublicFrame locale={locale} title={settingsMessages(locale).signIn.title} width="narrow">
      {step.kind === 'ask' && <Ask locale={locale} step={step} />}
      {step.kind === 'sent' && <Sent locale={locale} step={step} />}
      {step.kind === 'confirm' && <Confirm locale={locale} step={step} />}
    </PublicFrame>
  )
}
