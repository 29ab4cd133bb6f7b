import { suggestEmail } from '../../../chat/suggest-email.ts'
import type { TaskResult } from '../../../chat/types.ts'
import { loadBookingTerms } from '../../booking/booking-terms.ts'
import { assertBookable } from '../../booking/validate-booking.ts'
import type { ServiceContext } from '../../context.ts'
import { isProblem } from '../../problems.ts'
import { bookingOf, type ChatTaskOf } from '../chat-task.ts'

/** Names of the form's fields by the paths of a booking. */
export const fieldOf = (path: string): string => path.replace(/^invitee\./, '')

/** Checks what was typed by the rules of the booking page, before a time is held for it. */
export async function checkDetails(context: ServiceContext, task: ChatTaskOf): Promise<TaskResult> {
  // The details may come before a time is picked, so any start will do here.
  const command = { ...bookingOf(task), startsAt: task.state.startsAt ?? context.clock() }
  try {
    assertBookable(command, await loadBookingTerms(context, command))
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    const fields = (error.facts.errors ?? []).map(({ path }) => fieldOf(path))
    return { outcome: 'details-wrong', fields: [...new Set(fields)] }
  }
  const suggestedEmail = suggestEmail(command.invitee.email)
  return { outcome: 'details-ok', ...(suggestedEmail ? { suggestedEmail } : {}) }
}
