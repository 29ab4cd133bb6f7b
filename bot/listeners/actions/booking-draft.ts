import { messagesIn } from '../../../src/i18n/messages.ts'
import { placeByHand } from '../../../src/model/caller-of.ts'
import { dayOf } from '../../../src/scheduling/zoned-time.ts'
import { getUser } from '../../../src/services/people/users.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { noPage } from '../../blocks/forms/propose-form.ts'
import { emailOption } from '../../blocks/guest-option.ts'
import { type BookingDraft, decodeBookingDraft } from '../../blocks/meetings/booking-draft.ts'
import { type BookingPreviewParts, bookedAnswer } from '../../blocks/meetings/booking-preview.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { clockIn } from '../../blocks/times.ts'
import { bookDraft, pageOf } from '../../meetings/book-draft.ts'
import { openBook } from '../../modals/book.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'
import { previewBooking } from '../commands/book.ts'
import { placeFields } from '../views/book-values.ts'

/** The command for this draft, for Edit. */
const commandOf = ({ email, durationMinutes }: BookingDraft) => `book ${email} ${durationMinutes}m`

async function previewParts(
  request: RequestContext,
  draft: BookingDraft,
): Promise<BookingPreviewParts> {
  const { copy, user, reader, workspaceId, parts } = request
  const isOwn = draft.hostId === user.id
  const host = isOwn ? user : await getUser(parts.context, { workspaceId, userId: draft.hostId })
  return {
    copy,
    verbs: messagesIn(user.locale, 'slack/verbs'),
    draft,
    reader,
    hostName: isOwn ? undefined : host.name,
    typed: commandOf(draft),
  }
}

async function confirmed(
  request: RequestContext,
  parts: BookingPreviewParts,
): Promise<SlackMessage> {
  try {
    return bookedAnswer(parts, await bookDraft(request, parts.draft))
  } catch (error) {
    if (isProblem(error, 'idempotency-key-reused')) return sentence(parts.verbs.bookUsed)
    if (!isProblem(error, 'slot-taken')) throw error
    return previewBooking(request, parts)
  }
}

/** Confirm, Book anyway, or the choice between two contacts. */
export const onBookingDraft = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const draft = decodeBookingDraft(press.value)
    if (!draft) return void (await press.replace(sentence(request.copy.draftOld)))
    const shown = await previewParts(request, draft)
    const isConfirmed = press.actionId.startsWith('booking:confirm')
    await press.replace(
      isConfirmed ? await confirmed(request, shown) : await previewBooking(request, shown),
    )
  })

/** Opens the whole form with the values of the preview. */
export const onEditBookingDraft = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const draft = decodeBookingDraft(press.value)
    if (!draft) return void (await press.replace(sentence(request.copy.draftOld)))
    const { timeZone } = request.reader
    const { email, name, startsAt, hostId } = draft
    const page = await pageOf(request, draft)
    const prefill = {
      guest: emailOption(email, name || email),
      hostId,
      pageId: draft.pageId ?? noPage,
      title: draft.title,
      durationMinutes: draft.durationMinutes,
      day: dayOf(startsAt, timeZone),
      clock: clockIn(startsAt, request.reader),
      note: draft.note,
      description: page?.description ?? '',
      ...(page ? placeFields(placeByHand(page, hostId)) : {}),
    }
    await openBook(request, { triggerId: press.triggerId, draftId: draft.id, prefill })
  })
