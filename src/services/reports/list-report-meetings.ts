import { listReportRows, type ReportRow } from '../../store/reports/report-rows.ts'
import type { ServiceContext } from '../context.ts'
import { type ReportQuery, scopeOf } from './report-query.ts'

export type { ReportRow } from '../../store/reports/report-rows.ts'

const rowsAtOnce = 2_000

/** Yields the report's meetings by start, in batches. */
export async function* listReportMeetings(
  context: Pick<ServiceContext, 'db'>,
  query: ReportQuery,
): AsyncGenerator<ReportRow[]> {
  const scope = scopeOf(query)
  let page = await listReportRows(context.db, scope, { after: undefined, limit: rowsAtOnce })
  yield page.rows
  while (page.next) {
    page = await listReportRows(context.db, scope, { after: page.next, limit: rowsAtOnce })
    yield page.rows
  }
}
