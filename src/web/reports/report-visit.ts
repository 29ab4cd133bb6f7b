import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { MeetingSource } from '../../model/entities.ts'
import type { Group, ReportView } from '../../services/reports/report-meetings.ts'
import { outcomeLabel } from '../signed-in/outcome-label.ts'
import type { Visit } from '../signed-in/visit.ts'
import type { OutcomeSeries } from './chart-maths.ts'

/** Context for rendering the parts of a report. */
export interface ReportVisit extends Visit {
  reports: Messages<'reports'>
}

export const reportVisitOf = (visit: Visit): ReportVisit => ({
  ...visit,
  reports: messagesIn(visit.locale, 'reports'),
})

const outcomeOf = { completed: 'completed', scheduled: 'scheduled', canceled: 'canceled' } as const

/** Name of an outcome series in the reader's language. */
export function seriesWord({ copy, reports }: ReportVisit, series: OutcomeSeries): string {
  if (series === 'other') return reports.otherOutcomes
  return outcomeLabel(copy, series === 'noShow' ? 'no-show' : outcomeOf[series])
}

export const sourceWord = ({ reports }: ReportVisit, source: string): string =>
  reports.sources[source as MeetingSource] ?? source

/** Name of a group in the reader's language. */
export function groupWord(visit: ReportVisit, view: ReportView, { key, name }: Group): string {
  if (key === undefined || name === undefined)
    return view === 'owner' ? visit.reports.noOwner : visit.reports.noPage
  if (view === 'outcome') return outcomeLabel(visit.copy, key)
  return view === 'source' ? sourceWord(visit, key) : name
}
