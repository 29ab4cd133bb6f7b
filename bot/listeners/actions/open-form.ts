import { z } from 'zod'
import { formExpired } from '../../../src/services/problems.ts'
import { instant } from '../../blocks/instant-shape.ts'
import { decodeChoice } from '../../blocks/meetings/chosen-meeting.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { openBook } from '../../modals/book.ts'
import { openCancel } from '../../modals/cancel.ts'
import { openPropose } from '../../modals/propose.ts'
import { openReschedule } from '../../modals/reschedule.ts'
import { openSettings } from '../../modals/settings.ts'
import { sharedUrl } from '../../proposals/audience-of.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'

const timesShape = z.object({
  slots: z.array(instant).max(5).optional(),
  durationMinutes: z.int().optional(),
})

type Opener = (request: RequestContext, press: Press) => Promise<void>

const propose: Opener = async (request, press) => {
  const { triggerId, value } = press
  const responseUrl = await sharedUrl(request, press)
  const { slots, durationMinutes } = readCarried(timesShape, value || '{}')
  const prefill = durationMinutes === undefined ? {} : { durationMinutes, pageId: '-' }
  return openPropose(request, { triggerId, responseUrl, prefill, slots })
}

/** By the text after `form:`. */
const openers: Readonly<Record<string, Opener>> = {
  book: (request, { triggerId }) => openBook(request, { triggerId }),
  propose,
  reschedule: (request, { triggerId, value }) =>
    openReschedule(request, { triggerId, ...decodeChoice(value) }),
  cancel: (request, { triggerId, value }) =>
    openCancel(request, { triggerId, meetingId: decodeChoice(value).meetingId }),
  settings: (request, { triggerId }) => openSettings(request, { triggerId }),
}

/** A button that opens a form, such as `form:reschedule:…`. */
export const onOpenForm = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const [, name = ''] = press.actionId.split(':')
    const open = Object.hasOwn(openers, name) ? openers[name] : undefined
    if (!open) throw formExpired()
    await open(request, press)
  })
