import { messagesIn } from '../../src/i18n/messages.ts'
import type { IntervalList } from '../../src/scheduling/types.ts'
import { addDays, dayOf, startOfDay } from '../../src/scheduling/zoned-time.ts'
import { listStarts } from '../../src/services/availability/suggest-exact-times.ts'
import { suggestTimes } from '../../src/services/availability/suggest-times.ts'
import { adjustView, maxBoxes } from '../blocks/forms/adjust-form.ts'
import { previewMessage } from '../blocks/proposals/preview.ts'
import type { Draft } from '../blocks/proposals/proposal-draft.ts'
import { timeIn } from '../blocks/times.ts'
import { previewWarnings } from '../proposals/preview-warnings.ts'
import { draftExpiry } from '../proposals/send-proposal.ts'
import type { RequestContext } from '../requests/request-context.ts'
import type { Shown } from './open-modal.ts'

const daysShown = 7

/** Up to twenty free times, spread over the ranges. */
export const freeIn = (
  { parts, workspaceId, user }: RequestContext,
  { draft, ranges, count }: { draft: Draft; ranges: IntervalList; count: number },
) =>
  suggestTimes(parts.context, {
    workspaceId,
    hostId: user.id,
    pageId: draft.pageId,
    durationMinutes: draft.durationMinutes,
    ranges,
    count,
  })

/** Returns those times that are still free. */
async function stillFree(
  { parts, workspaceId, user }: RequestContext,
  { slots, durationMinutes }: Draft,
): Promise<number[]> {
  const [first, last] = [slots[0], slots.at(-1)]
  if (first === undefined || last === undefined) return []
  const { starts } = await listStarts(parts.context, {
    workspaceId,
    hostId: user.id,
    durationMinutes,
    ranges: [{ start: first, end: last + durationMinutes * 60_000 }],
    exact: slots,
    count: slots.length,
  })
  return starts
}

interface Adjusting {
  draft: Draft
  responseUrl: string | undefined
  notice?: string | undefined
  /** Start of the shown days. The default is the first chosen time. */
  from?: string | undefined
}

/** The chosen times and other free times of the same days, as checkboxes. */
export async function adjustForm(
  request: RequestContext,
  { draft, responseUrl, notice, from }: Adjusting,
): Promise<Shown> {
  const { copy, reader, user, parts } = request
  const now = parts.context.clock()
  const day = from ?? dayOf(draft.slots[0] ?? now, reader.timeZone)
  const start = Math.max(now, startOfDay(day, reader.timeZone))
  const end = startOfDay(addDays(day, daysShown), reader.timeZone)
  const free = await freeIn(request, {
    draft,
    ranges: [{ start, end }],
    count: maxBoxes - draft.slots.length,
  })
  const next = free.nextFreeAt === undefined ? [] : [free.nextFreeAt]
  const starts = [...new Set([...draft.slots, ...free.starts, ...next])].sort((a, b) => a - b)
  const forms = messagesIn(user.locale, 'slack/forms')
  return adjustView({ copy, forms, reader, draft, starts, responseUrl, notice })
}

/** The proposal as it would be sent, with the ways to send it. Times that were just taken are removed first. */
export async function previewInModal(
  request: RequestContext,
  { draft, responseUrl }: Pick<Adjusting, 'draft' | 'responseUrl'>,
): Promise<Shown> {
  const { copy, reader, user, parts } = request
  const slots = await stillFree(request, draft)
  const forms = messagesIn(user.locale, 'slack/forms')
  const lost = draft.slots.filter(start => !slots.includes(start))
  if (lost.length > 0) {
    const times = lost.map(start => `~${timeIn(start, reader)}~`).join(', ')
    return adjustForm(request, {
      draft: { ...draft, slots },
      responseUrl,
      notice: forms.taken({ times }),
    })
  }
  const message = previewMessage({
    copy,
    draft,
    reader,
    asked: undefined,
    typed: '',
    expiresAt: draftExpiry({ ...draft, slots }, parts.context.clock()),
    place: responseUrl === undefined ? 'lonely-modal' : 'modal',
    warnings: await previewWarnings(request, { ...draft, slots }),
  })
  return { title: forms.preview, message, metadata: { locale: user.locale, responseUrl } }
}
