import type { Request, Response } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import type { SchedulingPage } from '../../../model/entities.ts'
import { listNextTimes } from '../../../services/availability/next-page-times.ts'
import { pageUrl } from '../../../services/links.ts'
import { findPlaceFault } from '../../../services/meetings/meeting-place.ts'
import { findDefaultPageId } from '../../../services/pages/default-page.ts'
import { listPages } from '../../../services/pages/pages.ts'
import { arePagesOff } from '../../../services/pages/switch-pages.ts'
import { listUsers } from '../../../services/people/users.ts'
import { renderPage } from '../../render-page.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { mayEdit } from './page-access.ts'
import { PageList } from './page-list.tsx'
import type { ListedPage } from './page-row.tsx'

const shownTimes = 10

function noticeOf(req: Request, { copy, locale }: Visit): Notice | undefined {
  const { done } = req.query
  if (done === 'saved') return { kind: 'good', text: copy.frame.saved }
  return done === 'removed'
    ? { kind: 'good', text: messagesIn(locale, 'links').removed }
    : undefined
}

async function listed(
  web: WebContext,
  { user }: Visit,
  { pages, openId }: { pages: readonly SchedulingPage[]; openId: unknown },
): Promise<ListedPage[]> {
  const defaultId = await findDefaultPageId(web, user.id)
  return Promise.all(
    pages.map(async page => ({
      page,
      url: pageUrl(web, page.slug),
      isEditable: mayEdit(user, page),
      isOwn: page.hostIds.includes(user.id),
      isDefault: page.id === defaultId,
      placeFault: await findPlaceFault(web, page),
      times: page.id === openId ? await listNextTimes(web, { page, count: shownTimes }) : undefined,
    })),
  )
}

/** Shows the requested person's pages. The default is all pages for an admin, and a rep's own. */
export async function showPages(web: WebContext, req: Request, res: Response): Promise<void> {
  const visit = visitOf(web, req, res)
  const { user } = visit
  const { workspaceId } = user
  const users = await listUsers(web, { workspaceId })
  const asked = req.query.of === 'all' ? 'all' : users.find(({ id }) => id === req.query.of)?.id
  const of = asked ?? (isAdmin(user) ? 'all' : user.id)
  const owner = of === 'all' ? user : users.find(({ id }) => id === of)
  const mayPause = owner !== undefined && (owner.id === user.id || isAdmin(user))
  const pages = await listPages(web, { workspaceId, hostId: of === 'all' ? undefined : of })
  renderPage(
    res,
    <PageList
      visit={visit}
      users={users}
      of={of}
      paused={mayPause ? { owner, areOff: await arePagesOff(web, owner.id) } : undefined}
      pages={await listed(web, visit, { pages, openId: req.query.open })}
      publicUrl={web.publicUrl}
      notice={noticeOf(req, visit)}
    />,
  )
}
