import type { SchedulingPage, Workspace } from '../model/entities.ts'
import { silentMeter } from '../providers/meter.ts'
import { bookMeeting } from '../services/booking/book-meeting.ts'
import { findPage } from '../services/pages/find-page.ts'
import { listPages } from '../services/pages/pages.ts'
import { isProblem } from '../services/problems.ts'
import { onEveryConnection } from '../store/database/on-every-connection.ts'
import { listWorkspaces } from '../store/workspace/workspaces.ts'
import { makeFormKey } from '../web/booking/form-key.ts'
import type { WebContext } from '../web/web-context.ts'
import { openWarmUpApp } from './open-warm-up-app.ts'

interface Subject {
  workspace: Workspace
  page: SchedulingPage
}

const hourMs = 60 * 60_000
/** As many visitors as the pool has connections. */
const visitors = 16
const statementMs = 2_000
const timeZone = 'UTC'
const invitee = { name: 'Warm-up', email: 'warm-up@parley.example' }

/** A page on which a booking can be tried; undefined if there is none yet. */
async function findSubject(web: WebContext): Promise<Subject | undefined> {
  for (const workspace of await listWorkspaces(web.db)) {
    const pages = await listPages(web, { workspaceId: workspace.id })
    const page = pages.find(
      ({ isActive, kind, hostIds }) => isActive && kind !== 'specific-times' && hostIds.length > 0,
    )
    if (page) return { workspace, page }
  }
  return undefined
}

/**
 * A start in the past cannot be booked: the search and the rejection run as for a real booking, and nothing is
 * written.
 */
const pastStart = ({ clock }: WebContext) => clock() - hourMs

const durationOf = ({ durationsMinutes }: SchedulingPage) => durationsMinutes[0] ?? 30

/** Lets one connection prepare the statements of a booking. */
async function tryBooking(web: WebContext, { workspace, page }: Subject): Promise<void> {
  await findPage(web, { workspaceId: workspace.id, slug: page.slug })
  const command = {
    workspaceId: workspace.id,
    pageId: page.id,
    startsAt: pastStart(web),
    durationMinutes: durationOf(page),
    timeZone,
    locale: workspace.locale,
    invitee,
    source: 'page' as const,
  }
  await bookMeeting(web, command).catch(error => {
    if (!isProblem(error)) throw error
  })
}

/** Simulates visitors who open the page, and others whose bookings through API and form are rejected. */
async function visit(
  web: WebContext,
  { workspace, page }: Subject,
  budgetMs: number,
): Promise<void> {
  const until = performance.now() + budgetMs
  const app = await openWarmUpApp({ ...web, workspaceOf: async () => workspace })
  const path = `/meetings/${page.slug}`
  const api = `/api/v1/pages/${page.slug}`
  const startsAt = new Date(pastStart(web)).toISOString()
  const post = (type: string) => ({ method: 'POST', headers: { 'Content-Type': type } })
  const json = JSON.stringify({ startsAt, timeZone, invitee })
  const form = () =>
    new URLSearchParams({ ...invitee, startsAt, key: makeFormKey(web, page.id) }).toString()
  const requests = [
    () => app.ask(`${api}/meetings`, post('application/json'), json),
    () => app.ask(`${api}/meetings`, post('application/json'), json),
    () => app.ask(path, post('application/x-www-form-urlencoded'), form()),
    () => app.ask(path),
  ]
  try {
    do await Promise.all(Array.from({ length: visitors }, (_, n) => requests[n % 4]?.()))
    while (performance.now() < until)
  } finally {
    await app.close()
  }
}

/**
 * Opens the pool's connections, prepares the statements of a booking on each, and compiles the code of pages
 * and bookings, so that the first visitors wait no longer than later ones. Writes nothing and calls no
 * provider. Without a page, only the connections are opened.
 *
 * @param budgetMs of the visits, which follow the connections: no round begins after this time, but there is at
 *   least one
 */
export async function warmUp(web: WebContext, budgetMs: number): Promise<void> {
  const subject = await findSubject(web)
  await onEveryConnection(web.db, {
    statementMs,
    work: async db => subject && tryBooking({ ...web, db, meter: silentMeter }, subject),
  })
  if (subject) await visit(web, subject, budgetMs)
}
