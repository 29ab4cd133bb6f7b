import { messagesIn } from '../../i18n/messages.ts'
import type { FoundPage } from '../../services/pages/find-page.ts'
import { AskForm, type AskFormProps } from '../views/ask-form.tsx'
import { CodeForm } from '../views/code-form.tsx'
import { DetailsForm, type DetailsFormProps } from '../views/details-form.tsx'
import { PageIntro } from '../views/page-intro.tsx'
import { PickerIsland } from '../views/picker.tsx'
import { type PickerData, pickerAddress } from '../views/picker-data.ts'
import { PublicFrame } from '../views/public-frame.tsx'
import type { BookingLink } from './read-link.ts'

interface BookingPageProps {
  found: FoundPage
  /** A link for one meeting that was already booked. */
  isUsedUp: boolean
  link: BookingLink
  picker: PickerData
  /** If a start was chosen: its form. */
  form: DetailsFormProps | undefined
  /** Asks for the code from the guest's mailbox instead of the details. */
  code: { error: string | undefined; isSentAgain: boolean } | undefined
  /** A message about a problem. It is focused when the page opens. */
  notice: string | undefined
  /** The form for requesting a time, if a host's calendar cannot be read. */
  ask: AskFormProps | undefined
}

function Body({ found, isUsedUp, picker, form, code, ask }: BookingPageProps) {
  const copy = messagesIn(picker.locale, 'booking')
  const names = found.hosts.map(({ name }) => name).join(', ')
  if (!found.page.isActive)
    return <p class="notice">{names ? copy.inactive({ names }) : copy.inactiveAlone}</p>
  if (isUsedUp) return <p class="notice">{copy.linkUsed({ names })}</p>
  if (form && code)
    return <CodeForm {...form} codeError={code.error} isSentAgain={code.isSentAgain} />
  if (form)
    return (
      <>
        <p>
          <a href={pickerAddress(picker, { date: picker.date })}>{copy.changeTime}</a>
        </p>
        <DetailsForm {...form} />
      </>
    )
  if (picker.nextStart === undefined && ask) return <AskForm {...ask} />
  if (picker.nextStart === undefined) return <p class="notice">{copy.noTimesAtAll({ names })}</p>
  return <PickerIsland data={picker} />
}

/** /meetings/:slug */
export function BookingPage(props: BookingPageProps) {
  const { found, link, picker, form, ask, notice } = props
  const { locale } = picker
  const copy = messagesIn(locale, 'booking')
  const { page, hosts } = found
  return (
    <PublicFrame
      locale={locale}
      title={page.title}
      theme={link.theme}
      guessedZone={(form || ask || notice) && !picker.isZoneChosen ? picker.timeZone : undefined}
    >
      <div class="booking">
        <PageIntro
          page={page}
          hosts={hosts}
          copy={copy}
          locale={locale}
          durationMinutes={
            form || page.durationsMinutes.length === 1 ? picker.durationMinutes : undefined
          }
        />
        <div>
          {notice && (
            <p id="notice" class="notice bad" role="alert" tabIndex={-1}>
              {notice}
            </p>
          )}
          {link.ignored.length > 0 && (
            <p class="notice" role="status">
              {copy.ignored({ names: link.ignored.join(', ') })}
            </p>
          )}
          {form && link.unknownZone !== undefined && (
            <p class="notice" role="status">
              {copy.noSuchZone({ name: link.unknownZone })}
            </p>
          )}
          <Body {...props} />
        </div>
      </div>
    </PublicFrame>
  )
}
