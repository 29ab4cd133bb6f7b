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
import { afterAck, type BotParts, isTurn, type Turn, takeTurn } from '../../requests/turn.ts'

const timesShape = z.object({
  slots: z.array(instant).max(5).optional(),
  durationMinutes: z.int().optional(),
})

type Opener = (turn: Turn, press: Press) => Promise<void>

const propose: Opener = async (turn, press) => {
  const { triggerId, value } = press
  const responseUrl = await sharedUrl(turn, press)
  const { slots, durationMinutes } = readCarried(timesShape, value || '{}')
  const prefill = durationMinutes === undefined ? {} : { durationMinutes, pageId: '-' }
  return openPropose(turn, { triggerId, responseUrl, prefill, slots })
}

/** By the word behind `form:`. */
const openers: Readonly<Record<string, Opener>> = {
  book: (turn, { triggerId }) => openBook(turn, { triggerId }),
  propose,
  reschedule: (turn, { triggerId, value }) =>
    openReschedule(turn, { triggerId, ...decodeChoice(value) }),
  cancel: (turn, { triggerId, value }) =>
    openCancel(turn, { triggerId, meetingId: decodeChoice(value).meetingId }),
  settings: (turn, { triggerId }) => openSettings(turn, { triggerId }),
}

/** A button that opens a form: `form:reschedule:…`. */
export const onOpenForm = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    const [, name = ''] = press.actionId.split(':')
    const open = Object.hasOwn(openers, name) ? openers[name] : undefined
    if (!open) throw formExpired()
    await open(turn, press)
  })
