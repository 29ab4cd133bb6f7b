import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { MeetingSource } from '../../model/entities.ts'
import type { Group, ReportView } from '../../services/reports/report-meetings.ts'
import { outcomeWord } from '../settings/outcome-word.ts'
import type { Visit } from '../settings/visit.ts'
import type { OutcomeSeries } from './chart-maths.ts'

/** What the parts of a report are rendered with. */
export interface ReportVisit extends Visit {
  reports: Messages<'reports'>
}

export const reportVisitOf = (visit: Visit): ReportVisit => ({
  ...visit,
  reports: messagesIn(visit.locale, 'reports'),
})

const outcomeOf = { completed: 'completed', scheduled: 'scheduled', canceled: 'canceled' } as const

/** What the reader calls the outcomes that are counted together. */
export function seriesWord({ copy, reports }: ReportVisit, series: OutcomeSeries): string {
  if (series === 'other') return reports.otherOutcomes
  return outcomeWord(copy, series === 'noShow' ? 'no-show' : outcomeOf[series])
}

export const sourceWord = ({ reports }: ReportVisit, source: string): string =>
  reports.sources[source as MeetingSource] ?? source

/** The name of a group as the reader says it. */
export function groupWord(visit: ReportVisit, view: ReportView, { key, name }: Group): string {
  if (key === undefined || name === undefined)
    return view === 'owner' ? visit.reports.noOwner : visit.reports.noPage
  if (view === 'outcome') return outcomeWord(visit.copy, key)
  return view === 'source' ? sourceWord(visit, key) : name
}
