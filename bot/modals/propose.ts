import { messagesIn } from '../../src/i18n/messages.ts'
import { takesBookings } from '../../src/model/takes-bookings.ts'
import { listPages } from '../../src/services/pages/pages.ts'
import { type ProposeForm, type ProposeValues, proposeView } from '../blocks/forms/propose-form.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { openModal, type Shown } from './open-modal.ts'

interface ProposeOpening {
  triggerId: string
  /** Where the result is shown; absent for a shortcut. */
  responseUrl?: string | undefined
  prefill?: ProposeValues
  /** The earlier proposal that this one repeats. */
  again?: string | undefined
  /** The meeting that moves to the time that the guest picks. */
  moves?: string | undefined
  /** Times that were chosen before. The form then does not ask for days. */
  slots?: readonly number[] | undefined
  /** Opens above the current modal. */
  over?: 'modal'
}

type ProposeContent = Pick<
  ProposeForm,
  'values' | 'responseUrl' | 'slots' | 'again' | 'moves' | 'notice'
>

/** The form with the rep's active pages. */
export async function proposeForm(
  request: RequestContext,
  content: ProposeContent,
): Promise<Shown> {
  const { copy, reader, user, workspaceId, parts } = request
  const pages = await listPages(parts.context, { workspaceId, hostId: user.id })
  return proposeView({
    ...content,
    copy,
    forms: messagesIn(user.locale, 'slack/forms'),
    reader,
    pages: pages.filter(page => takesBookings(page, parts.context.clock())),
  })
}

/** Opens the form that proposes a few times to a guest. */
export const openPropose = (request: RequestContext, opening: ProposeOpening): Promise<void> => {
  const { responseUrl, prefill = {}, slots, again, moves } = opening
  const title = messagesIn(request.user.locale, 'slack/forms').propose
  return openModal(request, { ...opening, title }, () =>
    proposeForm(request, { values: prefill, responseUrl, slots, again, moves }),
  )
}
