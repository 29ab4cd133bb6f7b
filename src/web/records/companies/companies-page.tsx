import type { CrmCompanyRow } from '../../../../crm/contract/crm-records.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import { showDomain } from '../../../text/show-email.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { ListPaging, ListSearch } from '../list-parts.tsx'
import type { ListView } from '../list-query.ts'
import { companyAddress } from '../records-access.ts'
import { RecordsFrame } from '../records-frame.tsx'
import { ScheduleLink } from '../schedule-link.tsx'

interface CompaniesPageProps {
  visit: Visit
  view: ListView
  rows: readonly CrmCompanyRow[]
  total: number
}

const path = '/records/companies'

function Row({ visit, row }: { visit: Visit; row: CrmCompanyRow }) {
  const copy = visit.copy.records.companies
  return (
    <tr>
      <td>
        <a href={companyAddress(row.id)}>
          <bdi>{row.name}</bdi>
        </a>
      </td>
      <td>{row.domain && <bdi class="soft">{showDomain(row.domain)}</bdi>}</td>
      <td data-label={copy.contacts}>{row.contactCount}</td>
      <td data-label={copy.openDeals}>{row.openDealCount}</td>
      <td>
        <ScheduleLink visit={visit} record={{ ...row, type: 'companies' }} />
      </td>
    </tr>
  )
}

function Companies({ visit, rows }: Pick<CompaniesPageProps, 'visit' | 'rows'>) {
  const copy = visit.copy.records.companies
  return (
    <section class="panel scroll" aria-label={copy.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{copy.name}</th>
            <th scope="col">{copy.domain}</th>
            <th scope="col">{copy.contacts}</th>
            <th scope="col">{copy.openDeals}</th>
            <th>
              <span class="visually-hidden">{messagesIn(visit.locale, 'schedule').open}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.id} visit={visit} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** /records/companies */
export function CompaniesPage({ visit, view, rows, total }: CompaniesPageProps) {
  const copy = visit.copy.records.companies
  return (
    <RecordsFrame visit={visit} tab="companies" title={copy.title}>
      <p class="actions">
        <a class="button primary" href="/records/companies/new">
          {copy.new}
        </a>
      </p>
      <ListSearch visit={visit} path={path} view={view} label={copy.search} />
      <p role="status">{total === 0 ? copy.none : copy.total({ count: total })}</p>
      {rows.length > 0 && <Companies visit={visit} rows={rows} />}
      <ListPaging visit={visit} path={path} view={view} total={total} />
    </RecordsFrame>
  )
}
