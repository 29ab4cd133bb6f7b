import type { Request, Response } from 'express'
import { formatDayAndTime } from '../../../../i18n/format-time.ts'
import { maximumTexts } from '../../../../i18n/maximum-text.ts'
import { messagesIn } from '../../../../i18n/messages.ts'
import { stillAvailable } from '../../../../services/availability/suggest-others.ts'
import { cancelWithOthers } from '../../../../services/booking/cancel-with-others.ts'
import { isProblem } from '../../../../services/problems.ts'
import { textFields } from '../../../form-fields.ts'
import { renderPage } from '../../../render-page.ts'
import type { WebContext } from '../../../web-context.ts'
import { timesToPropose } from '../propose-other-times.ts'
import { type ProposedTimes, readProposedTimes } from '../read-proposed-times.ts'
import { CancelPage } from './cancel-page.tsx'
import type { ChangeProps, Changing } from './change-frame.tsx'

const maxShown = 6

interface Shown {
  reason: NonNullable<ChangeProps['reason']>
  /** Ticked and still free. */
  chosen: readonly number[]
  /** Ticked but taken meanwhile. */
  lost: readonly number[]
  proposed?: ProposedTimes | undefined
}

/** The reason why nothing has happened yet, and the status of the answer. */
function refusalOf({ visit }: Changing, { reason, lost, proposed }: Shown) {
  if (reason.fault || proposed?.fault) return { text: visit.copy.frame.check, status: 422 }
  if (lost.length === 0) return undefined
  const times = lost.map(start => formatDayAndTime(start, visit.user.timeZone, visit.locale))
  const text = messagesIn(visit.locale, 'settings/changing').taken({ time: times.join('; ') })
  return { text, status: 409 }
}

async function show(web: WebContext, res: Response, changing: Changing, shown: Shown) {
  const { meeting } = changing
  const { reason, chosen, proposed } = shown
  const free = meeting.isInvited ? await timesToPropose(web, meeting, maxShown) : []
  const starts = [...new Set([...chosen, ...free])].sort((a, b) => a - b)
  const { text, status = 200 } = refusalOf(changing, shown) ?? {}
  const notice = text === undefined ? undefined : ({ kind: 'bad', text } as const)
  renderPage(res, <CancelPage {...changing} {...{ reason, starts, chosen, proposed, notice }} />, {
    status,
  })
}

export const openCancel = (
  web: WebContext,
  { res, changing }: { res: Response; changing: Changing },
): Promise<void> => show(web, res, changing, { reason: { text: '' }, chosen: [], lost: [] })

/** Cancels, and proposes the ticked times. If one was taken meanwhile, nothing happens yet. */
export async function cancel(
  web: WebContext,
  { req, res, changing }: { req: Request; res: Response; changing: Changing },
): Promise<void> {
  const { visit, meeting } = changing
  const text = textFields(req.body).reason ?? ''
  const body = meeting.isInvited ? req.body : {}
  const proposed = await readProposedTimes(web, { visit, meeting, body })
  const chosen = await stillAvailable(web, { meeting, starts: proposed.ticked })
  const lost = proposed.ticked.filter(start => !chosen.includes(start))
  if (lost.length > 0 || proposed.fault)
    return show(web, res, changing, { reason: { text }, chosen, lost, proposed })
  const reason = text.trim() || undefined
  try {
    await cancelWithOthers(web, {
      meeting,
      user: visit.user,
      reason,
      starts: [...chosen, ...proposed.own],
    })
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    const fault = maximumTexts(visit.locale, error.facts.errors).reason
    if (fault === undefined) throw error
    return show(web, res, changing, { reason: { text, fault }, chosen, lost: [], proposed })
  }
  res.redirect(303, `/settings/meetings/${meeting.id}?done=canceled`)
}
