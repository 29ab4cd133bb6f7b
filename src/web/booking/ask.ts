import type { Request, Response } from 'express'
import { messagesIn } from '../../i18n/messages.ts'
import { askForTime } from '../../services/booking/missed-booking.ts'
import { findPage } from '../../services/pages/find-page.ts'
import { isProblem } from '../../services/problems.ts'
import { clientNetwork } from '../client-network.ts'
import { textFields } from '../form-fields.ts'
import type { PageContext } from '../page-context.ts'
import { readFormKey } from './form-key.ts'
import { readLink } from './read-link.ts'
import { refusalFor } from './refusal.ts'
import { localeOf, showPage } from './show-page.tsx'

/** POST /meetings/:slug/ask: requests a time if no times can be shown. */
export async function ask(context: PageContext, req: Request, res: Response): Promise<void> {
  const workspace = await context.workspaceOf(req)
  const found = await findPage(context, {
    workspaceId: workspace.id,
    slug: String(req.params.slug),
  })
  await context.limits.change(req, found.page.id)
  const fields = textFields(req.body)
  const browserLocale = localeOf(req, workspace)
  const link = readLink(new URLSearchParams(fields), { page: found.page, browserLocale })
  const shown = { found, link: { ...link, ignored: [] } }
  const { name = '', email = '', message = '' } = fields
  const values = { name, email, message }
  if (readFormKey(context, found.page.id, fields.key) === undefined) {
    const notice = messagesIn(link.locale, 'booking').formExpired
    const kept = { values, errors: {}, askedFor: undefined }
    return showPage(context, res, { ...shown, ask: kept, notice, status: 403 })
  }
  const timeZone = link.timeZone ?? found.hosts[0]?.timeZone ?? 'UTC'
  try {
    await askForTime(context, {
      page: found.page,
      ...values,
      locale: link.locale,
      timeZone,
      client: clientNetwork(req),
    })
    await showPage(context, res, { ...shown, ask: { values, errors: {}, askedFor: email } })
  } catch (error) {
    const refusal = refusalFor(error, { link, startsAt: 0, timeZone })
    if (!refusal || !isProblem(error, 'invalid-input', 'mail-limit-reached')) throw error
    const { errors, notice, status, retryAfterSeconds } = refusal
    const kept = { values, errors, askedFor: undefined }
    await showPage(context, res, { ...shown, ask: kept, notice, status, retryAfterSeconds })
  }
}
