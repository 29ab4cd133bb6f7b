import { type Request, type Response, Router } from 'express'
import { DateTime } from 'luxon'
import type { Meeting } from '../../../model/entities.ts'
import { listOutagesFor } from '../../../services/deliveries/outage-notices.ts'
import { listAgenda } from '../../../services/meetings/find-meeting.ts'
import { listOpenWishes } from '../../../services/proposals/list-open-wishes.ts'
import { getKeyStatus } from '../../../services/secret-keys/key-status.ts'
import { renderPage } from '../../render-page.ts'
import { outcomeVisitOf } from '../../signed-in/outcome-visit.ts'
import { isAdmin, type Visit } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { TodayPage } from './today-page.tsx'

const weekMs = 7 * 24 * 60 * 60_000

const endOfTomorrow = (now: number, timeZone: string) =>
  DateTime.fromMillis(now, { zone: timeZone }).plus({ days: 1 }).endOf('day').toMillis()

const latestFirst = (a: Meeting, b: Meeting) => b.startsAt - a.startsAt

/** Counting is expensive, so it runs only for admins and only while there are two keys. */
const rotationFor = (web: WebContext, { user }: Visit) =>
  isAdmin(user) && web.cipher.previousKeyIds.length > 0 ? getKeyStatus(web) : undefined

async function showToday(web: WebContext, req: Request, res: Response) {
  const visit = await outcomeVisitOf(web, req, res)
  const { user } = visit
  const now = web.clock()
  const meetings = await listAgenda(web, {
    workspaceId: user.workspaceId,
    hostId: isAdmin(user) ? undefined : user.id,
    range: { start: now - weekMs, end: endOfTomorrow(now, user.timeZone) },
  })
  const ended = meetings.filter(({ endsAt }) => endsAt <= now).sort(latestFirst)
  const isDue = ({ outcome }: Meeting) => outcome === 'scheduled'
  renderPage(
    res,
    <TodayPage
      visit={visit}
      outages={await listOutagesFor(web, user)}
      keys={await rotationFor(web, visit)}
      now={now}
      wishes={await listOpenWishes(web, user)}
      upcoming={meetings.filter(({ endsAt }) => endsAt > now)}
      due={ended.filter(isDue)}
      recent={ended.filter(meeting => !isDue(meeting))}
    />,
  )
}

/** /settings */
export function todayRouter(web: WebContext): Router {
  return Router().get('/settings', (req, res) => showToday(web, req, res))
}
