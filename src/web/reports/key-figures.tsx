import type { Report, Share } from '../../services/reports/report-meetings.ts'
import { formatCount, formatLead, formatShare } from './format-figures.ts'
import type { ReportVisit } from './report-visit.ts'

const Figure = ({ name, value, detail }: { name: string; value: string; detail: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <strong>{value}</strong>
      {detail && <span class="soft">{detail}</span>}
    </dd>
  </div>
)

/** The main figures. Every rate shows its total. */
export function KeyFigures({ visit, report }: { visit: ReportVisit; report: Report }) {
  const { reports, copy, locale } = visit
  const { totals, lead } = report
  const rate = (
    name: string,
    share: Share,
    detail: (of: { part: string; whole: string; count: number }) => string,
  ) => (
    <Figure
      name={name}
      value={formatShare(share, locale)}
      detail={detail({
        part: formatCount(share.part, locale),
        whole: formatCount(share.whole, locale),
        count: share.whole,
      })}
    />
  )
  return (
    <dl class="panel key-figures">
      <Figure
        name={reports.meetings}
        value={formatCount(totals.total, locale)}
        detail={`${copy.outcomes.completed}: ${formatCount(totals.completed, locale)}`}
      />
      {rate(reports.noShowRate, report.noShowRate, reports.noShowOf)}
      {rate(reports.cancelRate, report.cancelRate, reports.cancelOf)}
      {rate(reports.completion, report.completion, reports.completionOf)}
      <Figure
        name={reports.lead}
        value={formatLead(lead?.medianMs, locale)}
        detail={lead ? reports.leadOf({ time: formatLead(lead.ninetiethMs, locale) }) : ''}
      />
    </dl>
  )
}
