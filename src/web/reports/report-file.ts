import type { ReportRow } from '../../services/reports/list-report-meetings.ts'
import { byteOrderMark, type CsvCell, csvRows } from '../../text/csv.ts'
import { outcomeLabel } from '../signed-in/outcome-label.ts'
import { type ReportVisit, sourceWord } from './report-visit.ts'

const minuteMs = 60_000

/** `2026-11-02T09:00:00Z`. */
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z')

const headings = ({ reports: { file } }: ReportVisit): CsvCell[] => [
  file.reference,
  file.title,
  file.start,
  file.duration,
  file.host,
  file.organizer,
  file.inviteeName,
  file.inviteeEmail,
  file.page,
  file.source,
  file.outcome,
  file.bookedAt,
]

const cells = (visit: ReportVisit, row: ReportRow): CsvCell[] => [
  row.reference,
  row.title,
  iso(row.startsAt),
  Math.round((row.endsAt - row.startsAt) / minuteMs),
  row.hostNames.join('; '),
  row.organizerName,
  row.invitee.name,
  row.invitee.email,
  row.pageTitle ?? '',
  sourceWord(visit, row.source),
  outcomeLabel(visit.copy, row.outcome),
  iso(row.bookedAt),
]

/** Yields the file in pieces: headings first, then the meetings as they are read. */
export async function* reportFile(
  visit: ReportVisit,
  meetings: AsyncIterable<readonly ReportRow[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + csvRows([headings(visit)])
  for await (const rows of meetings) yield csvRows(rows.map(row => cells(visit, row)))
}
