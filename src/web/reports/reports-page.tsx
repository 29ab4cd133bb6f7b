import { zoneLabel } from '../../i18n/format-time.ts'
import type { Report, ReportView } from '../../services/reports/report-meetings.ts'
import { SettingsFrame } from '../signed-in/settings-frame.tsx'
import { isAdmin } from '../signed-in/visit.ts'
import { FilterBar, type FilterProps } from './filter-bar.tsx'
import { formatDays } from './format-figures.ts'
import { GroupSection } from './group-section.tsx'
import { KeyFigures } from './key-figures.tsx'
import { Patterns } from './patterns.tsx'
import { reportAddress } from './read-filters.ts'
import { WeekSection } from './week-section.tsx'

interface ReportsPageProps extends FilterProps {
  report: Report
  now: number
}

const views: readonly ReportView[] = ['outcome', 'host', 'organizer', 'page', 'source', 'owner']

function scopeWords({ visit, filters, hosts }: FilterProps): string {
  const { scope } = visit.reports
  if (!isAdmin(visit.user)) return scope.own
  const host = hosts.find(({ id }) => id === filters.hostId)
  return host ? scope.ofHost({ name: host.name }) : scope.everything
}

/** States which meetings the numbers cover, with a link to download all of them. */
function About(props: ReportsPageProps) {
  const { visit, report, filters, now } = props
  const { user, locale, reports } = visit
  return (
    <div class="about-report">
      <p>
        {scopeWords(props)}{' '}
        {reports.shown({
          days: formatDays(report.range, locale),
          zone: zoneLabel(now, user.timeZone, locale),
        })}
      </p>
      <a class="button" href={reportAddress('/reports.csv', filters)}>
        {reports.download}
      </a>
    </div>
  )
}

const Numbers = ({ visit, report }: ReportsPageProps) => (
  <>
    <Patterns />
    <KeyFigures visit={visit} report={report} />
    <WeekSection visit={visit} report={report} />
    {views.map(view => (
      <GroupSection key={view} visit={visit} report={report} view={view} />
    ))}
    <p class="hint">{visit.reports.leadNote}</p>
  </>
)

/** /reports */
export function ReportsPage(props: ReportsPageProps) {
  const { visit, report } = props
  return (
    <SettingsFrame visit={visit} section="reports" title={visit.reports.title}>
      <FilterBar {...props} />
      <About {...props} />
      {report.totals.total === 0 ? (
        <p class="panel" role="status">
          {visit.reports.none}
        </p>
      ) : (
        <Numbers {...props} />
      )}
    </SettingsFrame>
  )
}
