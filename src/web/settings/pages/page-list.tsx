import { messagesIn } from '../../../i18n/messages.ts'
import type { User } from '../../../model/entities.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { type ListedPage, PageRow } from './page-row.tsx'

interface PageListProps {
  visit: Visit
  pages: readonly ListedPage[]
  users: readonly User[]
  /** Whose pages are shown: a user's id, or everybody's. */
  of: string
  /** The person whose pages the reader can switch off together, and whether they are off. */
  paused: { owner: User; areOff: boolean } | undefined
  publicUrl: string
  notice: Notice | undefined
}

/** Everybody can see and share their colleagues' pages. */
function OwnerPicker({ visit, users, of }: PageListProps) {
  const links = messagesIn(visit.locale, 'links')
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
      <button type="submit">{visit.copy.frame.show}</button>
    </form>
  )
}

/** One switch for all pages of a person. */
function AllPages({ visit, paused }: PageListProps) {
  const links = messagesIn(visit.locale, 'links')
  if (!paused) return null
  const { owner, areOff } = paused
  const isOwn = owner.id === visit.user.id
  const label = areOff ? links.allOn : links.allOff
  return (
    <form method="post" action="/settings/pages/switch-all" class="actions">
      <FormSecret visit={visit} />
      <input type="hidden" name="of" value={owner.id} />
      <input type="hidden" name="areOff" value={areOff ? 'no' : 'yes'} />
      {areOff && (
        <p class="notice bad" role="status">
          {isOwn ? links.areOff : links.areOffOf({ name: owner.name })}
        </p>
      )}
      <button type="submit">{isOwn ? label : `${label}: ${owner.name}`}</button>
    </form>
  )
}

/** /settings/pages */
export function PageList(props: PageListProps) {
  const { visit, pages, users, publicUrl, notice } = props
  const { frame, pages: copy } = visit.copy
  return (
    <SettingsFrame visit={visit} tab="pages" title={frame.pages} notice={notice} scripts={['copy']}>
      <div class="actions">
        <a class="button primary" href="/settings/pages/new">
          {copy.create}
        </a>
        <a class="button" href="/settings/times/new">
          {messagesIn(visit.locale, 'links').newTimes}
        </a>
      </div>
      {users.length > 1 && <OwnerPicker {...props} />}
      <AllPages {...props} />
      {pages.length === 0 && <p>{copy.none}</p>}
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
