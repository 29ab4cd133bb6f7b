import type { Response } from 'express'
import { messagesIn } from '../../i18n/messages.ts'
import { requestEmailCode } from '../../services/booking/request-email-code.ts'
import type { FoundPage } from '../../services/pages/find-page.ts'
import { isProblem } from '../../services/problems.ts'
import type { PageContext } from '../page-context.ts'
import type { BookingForm } from './booking-form.ts'
import type { BookingLink } from './read-link.ts'
import { showPage } from './show-page.tsx'

/** A booking that waits for the code from the guest's mailbox. */
interface Unconfirmed {
  found: FoundPage
  link: BookingLink
  form: BookingForm
  startsAt: number
  /** The form's key as sent, so that it remains the same booking. */
  sentKey: string
  client: string
}

const shownOf = ({ found, link, form, startsAt, sentKey }: Unconfirmed) => ({
  found,
  link,
  form,
  starts: [startsAt],
  code: { formKey: sentKey },
})

/** Emails a code and asks for it. Throws other problems of sending, such as `mail-limit-reached`. */
export async function sendCode(
  context: PageContext,
  res: Response,
  { booking, isAgain }: { booking: Unconfirmed; isAgain: boolean },
): Promise<void> {
  const { found, link, form, client } = booking
  const copy = messagesIn(link.locale, 'booking')
  const shown = shownOf(booking)
  try {
    const { locale } = link
    await requestEmailCode(context, { page: found.page, email: form.email, locale, client })
  } catch (error) {
    if (!isProblem(error, 'email-code-limit')) throw error
    const { status, retryAfterSeconds = 60 } = error.facts
    const notice = copy.codeWait({ minutes: Math.ceil(retryAfterSeconds / 60) })
    return showPage(context, res, { ...shown, notice, status, retryAfterSeconds })
  }
  await showPage(context, res, { ...shown, code: { ...shown.code, isSentAgain: isAgain } })
}

/** Asks again after a wrong code, with the typed values and the problem. */
export const showWrongCode = (
  context: PageContext,
  res: Response,
  { booking, emailCode }: { booking: Unconfirmed; emailCode: string },
): Promise<void> => {
  const code = {
    formKey: booking.sentKey,
    error: messagesIn(booking.link.locale, 'booking').codeWrong,
  }
  return showPage(context, res, { ...shownOf(booking), code, emailCode, status: 422 })
}
