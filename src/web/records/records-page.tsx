import type { CrmContactRow } from '../../../crm/contract/crm-records.ts'
import { formatDayAndTime } from '../../i18n/format-time.ts'
import { SettingsFrame } from '../signed-in/settings-frame.tsx'
import type { Visit } from '../signed-in/visit.ts'
import { ListPaging, ListSearch } from './list-parts.tsx'
import type { ListView } from './list-query.ts'
import { type OwnerNames, ownerName } from './owner-names.ts'
import { contactAddress } from './records-access.ts'
import { RecordsFrame } from './records-frame.tsx'

interface RecordsPageProps {
  visit: Visit
  view: ListView
  rows: readonly CrmContactRow[]
  /** By email. */
  ownerNames: OwnerNames
  total: number
}

const path = '/records'

/** Exports the contacts of the current search. */
const exportAddress = ({ text }: ListView) =>
  `/records/contacts.csv${text ? `?${new URLSearchParams({ q: text })}` : ''}`

function Actions({ visit, view, total }: Pick<RecordsPageProps, 'visit' | 'view' | 'total'>) {
  const copy = visit.copy.records
  return (
    <p class="actions">
      <a class="button primary" href="/records/contacts/new">
        {copy.newContact}
      </a>
      {total > 0 && (
        <a class="button" href={exportAddress(view)}>
          {copy.export}
        </a>
      )}
    </p>
  )
}

type RowProps = Pick<RecordsPageProps, 'visit' | 'ownerNames'> & { row: CrmContactRow }

function Row({ visit, ownerNames, row }: RowProps) {
  const copy = visit.copy.records
  return (
    <tr>
      <td>
        <a href={contactAddress(row.id)}>
          <bdi>{row.name}</bdi>
        </a>
        <br />
        <bdi class="soft">{row.email}</bdi>
      </td>
      <td>{row.company}</td>
      <td data-label={copy.owner}>
        {ownerName(ownerNames, row) ?? <span class="soft">{copy.noOwner}</span>}
      </td>
      <td data-label={row.nextMeetingAt === undefined ? undefined : copy.next}>
        {row.nextMeetingAt !== undefined && (
          <time dateTime={new Date(row.nextMeetingAt).toISOString()}>
            {formatDayAndTime(row.nextMeetingAt, visit.user.timeZone, visit.locale)}
          </time>
        )}
      </td>
      <td class="number">{row.meetingCount}</td>
    </tr>
  )
}

function Contacts({
  visit,
  rows,
  ownerNames,
}: Pick<RecordsPageProps, 'visit' | 'rows' | 'ownerNames'>) {
  const copy = visit.copy.records
  return (
    <section class="panel scroll" aria-label={copy.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{copy.contact}</th>
            <th scope="col">{copy.company}</th>
            <th scope="col">{copy.owner}</th>
            <th scope="col">{copy.next}</th>
            <th scope="col" class="number">
              {copy.meetings}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.id} visit={visit} ownerNames={ownerNames} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** /records */
export function RecordsPage(props: RecordsPageProps) {
  const { visit, view, rows, total } = props
  const copy = visit.copy.records
  return (
    <RecordsFrame visit={visit} tab="contacts" title={copy.title}>
      <Actions {...props} />
      <ListSearch visit={visit} path={path} view={view} label={copy.search} />
      <p role="status">{total === 0 ? copy.none : copy.total({ count: total })}</p>
      {rows.length > 0 && <Contacts {...props} />}
      <ListPaging visit={visit} path={path} view={view} total={total} />
    </RecordsFrame>
  )
}

/** /records in a workspace with another CRM. */
export const ElsewherePage = ({ visit }: { visit: Visit }) => (
  <SettingsFrame visit={visit} section="records" title={visit.copy.records.title}>
    <p>{visit.copy.records.elsewhere}</p>
  </SettingsFrame>
)
