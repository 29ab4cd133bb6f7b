import { linksWords } from '../../../i18n/links/links-words.ts'
import type { User } from '../../../scheduling/entities.ts'
import { type Notice, SettingsFrame } from '../settings-frame.tsx'
import type { Visit } from '../visit.ts'
import { type ListedPage, PageRow } from './page-row.tsx'

interface PageListProps {
  visit: Visit
  pages: readonly ListedPage[]
  users: readonly User[]
  /** Whose pages are shown: a user's id, or everybody's. */
  of: string
  publicUrl: string
  notice: Notice | undefined
}

/** A colleague's pages may be looked at and shared by everybody (F5). */
function OwnerPicker({ visit, users, of }: PageListProps) {
  const links = linksWords(visit.locale)
  return (
    <form method="get" action="/settings/pages" class="search owner-picker">
      <label for="of">{links.owner}</label>
      <select id="of" name="of">
        {users.map(({ id, name }) => (
          <option key={id} value={id} selected={id === of}>
            {name}
          </option>
        ))}
        <option value="all" selected={of === 'all'}>
          {links.everybody}
        </option>
      </select>
      <button type="submit">{visit.words.frame.show}</button>
    </form>
  )
}

/** /settings/pages */
export function PageList(props: PageListProps) {
  const { visit, pages, users, publicUrl, notice } = props
  const { frame, pages: words } = visit.words
  return (
    <SettingsFrame visit={visit} tab="pages" title={frame.pages} notice={notice} scripts={['copy']}>
      <div class="actions">
        <a class="button primary" href="/settings/pages/new">
          {words.create}
        </a>
        <a class="button" href="/settings/times/new">
          {linksWords(visit.locale).newTimes}
        </a>
      </div>
      {users.length > 1 && <OwnerPicker {...props} />}
      {pages.length === 0 && <p>{words.none}</p>}
      {pages.length > 0 && (
        <ul class="panel lines">
          {pages.map(row => (
            <PageRow key={row.page.id} {...row} visit={visit} users={users} publicUrl={publicUrl} />
          ))}
        </ul>
      )}
    </SettingsFrame>
  )
}
