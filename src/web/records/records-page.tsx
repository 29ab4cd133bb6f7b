import type { CrmContactRow } from '../../../crm/crm-provider.ts'
import { plural } from '../../i18n/fill.ts'
import { formatDayAndTime } from '../../i18n/format-time.ts'
import { SettingsFrame } from '../settings/settings-frame.tsx'
import type { Visit } from '../settings/visit.ts'
import { type OwnerNames, ownerName } from './owner-names.ts'

export interface RecordsPageProps {
  visit: Visit
  text: string
  rows: readonly CrmContactRow[]
  /** By e-mail. */
  ownerNames: OwnerNames
  total: number
  /** From 1. */
  number: number
  hasMore: boolean
}

const Search = ({ visit, text }: Pick<RecordsPageProps, 'visit' | 'text'>) => (
  <search>
    <form method="get" action="/records" class="search">
      <label for="q" class="visually-hidden">
        {visit.words.records.search}
      </label>
      <input id="q" name="q" type="search" value={text} placeholder={visit.words.records.search} />
      <button type="submit">{visit.words.records.find}</button>
    </form>
  </search>
)

type RowProps = Pick<RecordsPageProps, 'visit' | 'ownerNames'> & { row: CrmContactRow }

function Row({ visit, ownerNames, row }: RowProps) {
  const words = visit.words.records
  return (
    <tr>
      <td>
        <a href={`/records/builtin/contacts/${row.id}`}>
          <bdi>{row.name}</bdi>
        </a>
        <br />
        <bdi class="soft">{row.email}</bdi>
      </td>
      <td>{row.company}</td>
      <td data-label={words.owner}>
        {ownerName(ownerNames, row) ?? <span class="soft">{words.noOwner}</span>}
      </td>
      <td data-label={row.nextMeetingAt === undefined ? undefined : words.next}>
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
  const words = visit.words.records
  return (
    <section class="panel scroll" aria-label={words.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.contact}</th>
            <th scope="col">{words.company}</th>
            <th scope="col">{words.owner}</th>
            <th scope="col">{words.next}</th>
            <th scope="col" class="number">
              {words.meetings}
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

const address = (text: string, number: number) =>
  `/records?${new URLSearchParams({ ...(text ? { q: text } : {}), page: String(number) })}`

function Paging({
  visit,
  text,
  number,
  hasMore,
}: Pick<RecordsPageProps, 'visit' | 'text' | 'number' | 'hasMore'>) {
  const words = visit.words.records
  return (
    <nav class="actions" aria-label={words.title}>
      {number > 1 && (
        <a class="button" href={address(text, number - 1)}>
          {words.previous}
        </a>
      )}
      {hasMore && (
        <a class="button" href={address(text, number + 1)}>
          {words.following}
        </a>
      )}
    </nav>
  )
}

/** /records */
export function RecordsPage(props: RecordsPageProps) {
  const { visit, rows, total } = props
  const words = visit.words.records
  return (
    <SettingsFrame visit={visit} section="records" title={words.title}>
      <Search {...props} />
      <p role="status">{total === 0 ? words.none : plural(visit.locale, words.total, total)}</p>
      {rows.length > 0 && <Contacts {...props} />}
      <Paging {...props} />
    </SettingsFrame>
  )
}

/** /records where another CRM keeps them. */
export const ElsewherePage = ({ visit }: { visit: Visit }) => (
  <SettingsFrame visit={visit} section="records" title={visit.words.records.title}>
    <p>{visit.words.records.elsewhere}</p>
  </SettingsFrame>
)
