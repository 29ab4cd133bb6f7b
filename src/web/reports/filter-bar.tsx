import type { User } from '../../model/entities.ts'
import { filterFields, type ReportFilters, reportAddress, weekChoices } from './read-filters.ts'
import type { ReportVisit } from './report-visit.ts'

export interface FilterProps {
  visit: ReportVisit
  filters: ReportFilters
  /** Hosts that the reader may choose; empty for reps. */
  hosts: readonly User[]
}

const WeekChoices = ({ visit, filters }: FilterProps) => (
  <nav aria-label={visit.reports.period}>
    <ul class="durations">
      {weekChoices.map(weeks => (
        <li key={weeks}>
          <a
            href={reportAddress('/reports', { weeks, hostId: filters.hostId })}
            aria-current={weeks === filters.weeks ? 'true' : undefined}
          >
            {visit.reports.lastWeeks({ count: weeks })}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Kept = ({ fields }: { fields: Record<string, string> }) =>
  Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))

const DayField = ({ visit, filters, name }: FilterProps & { name: 'from' | 'to' }) => (
  <div class="field">
    <label for={`report-${name}`}>{visit.reports[name]}</label>
    <input
      id={`report-${name}`}
      name={name}
      type="date"
      value={filters.typed[name]}
      min="2000-01-01"
      max="2099-12-31"
      required
      aria-invalid={filters.fault ? 'true' : undefined}
      aria-describedby={filters.fault ? 'report-fault' : undefined}
    />
  </div>
)

function Days(props: FilterProps) {
  const { visit, filters } = props
  return (
    <form method="get" action="/reports">
      <Kept fields={filterFields({ hostId: filters.hostId })} />
      <div class="filter">
        <DayField {...props} name="from" />
        <DayField {...props} name="to" />
        <button type="submit">{visit.reports.showDays}</button>
      </div>
      {filters.fault && (
        <p id="report-fault" class="field-error" role="alert">
          {visit.reports.faults[filters.fault]}
        </p>
      )}
    </form>
  )
}

const Host = ({ visit, filters, hosts }: FilterProps) => (
  <form method="get" action="/reports">
    <Kept fields={filterFields({ range: filters.range, weeks: filters.weeks })} />
    <div class="filter">
      <div class="field">
        <label for="report-host">{visit.reports.host}</label>
        <select id="report-host" name="host">
          <option value="">{visit.reports.allHosts}</option>
          {hosts.map(({ id, name, isWithdrawn }) => (
            <option key={id} value={id} selected={id === filters.hostId}>
              {isWithdrawn ? `${name} (${visit.copy.people.noAccess})` : name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{visit.reports.showHost}</button>
    </div>
  </form>
)

/** Filters for the days and, for admins, the host. Each form keeps the other's values. */
export const FilterBar = (props: FilterProps) => (
  <section class="panel filters" aria-label={props.visit.reports.period}>
    <WeekChoices {...props} />
    <div class="filter-forms">
      <Days {...props} />
      {props.hosts.length > 0 && <Host {...props} />}
    </div>
  </section>
)
