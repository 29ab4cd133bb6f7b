import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import { invalidInput } from '../../services/problems.ts'
import { listReportHosts } from '../../services/reports/list-report-hosts.ts'
import { listReportMeetings } from '../../services/reports/list-report-meetings.ts'
import { reportMeetings } from '../../services/reports/report-meetings.ts'
import { signedIn } from '../middleware/signed-in.ts'
import { renderPage } from '../render-page.ts'
import { outcomeVisitOf } from '../signed-in/outcome-visit.ts'
import { isAdmin } from '../signed-in/visit.ts'
import type { WebContext } from '../web-context.ts'
import { readFilters } from './read-filters.ts'
import { reportFile } from './report-file.ts'
import { reportVisitOf } from './report-visit.ts'
import { ReportsPage } from './reports-page.tsx'

/** The reader, their filters, and the hosts that they may see. */
async function asked(web: WebContext, req: Request, res: Response) {
  const visit = reportVisitOf(await outcomeVisitOf(web, req, res))
  const { user } = visit
  const hosts = isAdmin(user) ? await listReportHosts(web, user) : []
  const filters = readFilters(req.query, {
    now: web.clock(),
    timeZone: user.timeZone,
    hostIds: hosts.map(({ id }) => id),
  })
  return { visit, hosts, filters }
}

async function showReport(web: WebContext, req: Request, res: Response) {
  const { visit, hosts, filters } = await asked(web, req, res)
  const { range, hostId, fault } = filters
  const report = await reportMeetings(web, { reader: visit.user, range, hostId })
  renderPage(
    res,
    <ReportsPage visit={visit} hosts={hosts} filters={filters} report={report} now={web.clock()} />,
    { status: fault ? 422 : 200 },
  )
}

/** The client canceled the download, which is not an error. */
const isAbandoned = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

async function sendFile(web: WebContext, req: Request, res: Response) {
  const { visit, filters } = await asked(web, req, res)
  const { range, hostId, fault } = filters
  if (fault) throw invalidInput([{ path: 'from', message: visit.reports.faults[fault] }])
  const meetings = listReportMeetings(web, { reader: visit.user, range, hostId })
  res
    .type('text/csv')
    .attachment(`parley-${range.from}-${range.to}.csv`)
    .set('Cache-Control', 'private, no-store')
  try {
    await pipeline(Readable.from(reportFile(visit, meetings)), res)
  } catch (error) {
    if (!isAbandoned(error)) throw error
  }
}

/** /reports and /reports.csv: reps see their own meetings, admins see all. */
export function reportsRouter(web: WebContext): Router {
  const router = Router()
  router.get('/reports', signedIn(web), (req, res) => showReport(web, req, res))
  router.get('/reports.csv', signedIn(web), (req, res) => sendFile(web, req, res))
  return router
}
