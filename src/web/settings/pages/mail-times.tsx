import type { Request, Response } from 'express'
import { formatDayAndTime, zoneLabel } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { locales, type SchedulingPage } from '../../../model/entities.ts'
import { isEntityId } from '../../../model/entity-id.ts'
import { readZone } from '../../../scheduling/zone-names/read-zone.ts'
import { listNextTimes } from '../../../services/availability/next-page-times.ts'
import { pageUrl, slotUrl } from '../../../services/links.ts'
import { getPage } from '../../../services/pages/pages.ts'
import { pageNotFound } from '../../../services/problems.ts'
import { renderPage } from '../../render-page.ts'
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import type { MailQuery } from './mail-query.ts'
import { type MailedTime, MailTimesPage } from './mail-times-page.tsx'

const counts = [3, 5, 10]

/** Parameters from the query. The defaults are the reader's own. */
function readQuery(req: Request, { user, locale }: Visit): MailQuery {
  const { tz, lang, count } = req.query
  return {
    timeZone: (typeof tz === 'string' ? readZone(tz) : undefined) ?? user.timeZone,
    locale: locales.find(one => one === lang) ?? locale,
    count: counts.find(one => String(one) === count) ?? 3,
  }
}

/** The times in the recipient's zone and language, each with its link. */
async function timesFor(
  web: WebContext,
  page: SchedulingPage,
  { timeZone, locale, count }: MailQuery,
): Promise<MailedTime[]> {
  const { starts, durationMinutes: minutes } = await listNextTimes(web, { page, count })
  return starts.map(startsAt => {
    const url = new URL(slotUrl(web, { slug: page.slug, startsAt, minutes }))
    url.searchParams.set('tz', timeZone)
    url.searchParams.set('lang', locale)
    return { text: formatDayAndTime(startsAt, timeZone, locale), url: url.href }
  })
}

/** /settings/pages/:id/mail: times of a page, to be pasted into a personal email. */
export async function showMailTimes(web: WebContext, req: Request, res: Response): Promise<void> {
  const visit = visitOf(web, req, res)
  const pageId = String(req.params.id)
  if (!isEntityId(pageId)) throw pageNotFound()
  const page = await getPage(web, { workspaceId: visit.user.workspaceId, pageId })
  const query = readQuery(req, visit)
  const times = await timesFor(web, page, query)
  const copy = messagesIn(query.locale, 'links')
  const zone = zoneLabel(web.clock(), query.timeZone, query.locale)
  renderPage(
    res,
    <MailTimesPage
      visit={visit}
      page={page}
      query={query}
      counts={counts}
      times={times}
      texts={{
        subject: copy.mailSubject({ title: page.title }),
        question: copy.mailTimesQuestion({ zone }),
        other: copy.mailOther,
        url: pageUrl(web, page.slug),
      }}
    />,
  )
}
