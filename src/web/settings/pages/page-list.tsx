import type { SchedulingPage, User } from '../../../scheduling/entities.ts'
import { FormSecret, type Notice, SettingsFrame } from '../settings-frame.tsx'
import type { Visit } from '../visit.ts'

export interface PageListProps {
  visit: Visit
  pages: readonly { page: SchedulingPage; url: string; isEditable: boolean }[]
  users: readonly User[]
  notice: Notice | undefined
}

type RowProps = { visit: Visit; users: readonly User[] } & PageListProps['pages'][number]

const hostNames = (users: readonly User[], { hostIds }: SchedulingPage) =>
  hostIds.map(id => users.find(user => user.id === id)?.name ?? id).join(', ')

function Controls({ visit, page }: Pick<RowProps, 'visit' | 'page'>) {
  const words = visit.words.pages
  return (
    <div class="actions">
      <a class="button" href={`/settings/pages/${page.id}`}>
        {words.change}
      </a>
      <form method="post" action={`/settings/pages/${page.id}/switch`}>
        <FormSecret visit={visit} />
        <input type="hidden" name="isActive" value={page.isActive ? 'no' : 'yes'} />
        <button type="submit">{page.isActive ? words.turnOff : words.turnOn}</button>
      </form>
    </div>
  )
}

function Row({ visit, users, page, url, isEditable }: RowProps) {
  const words = visit.words.pages
  return (
    <li>
      <h2>
        {page.title}{' '}
        <span class={page.isActive ? 'badge delivered' : 'badge'}>
          {page.isActive ? words.on : words.off}
        </span>
      </h2>
      <p>
        <a href={url}>{url}</a>
      </p>
      <p class="soft">
        {words.kinds[page.kind]} · {hostNames(users, page)} · {page.durationsMinutes.join(', ')} min
      </p>
      {isEditable && <Controls visit={visit} page={page} />}
    </li>
  )
}

/** /settings/pages */
export function PageList({ visit, pages, users, notice }: PageListProps) {
  const { frame, pages: words } = visit.words
  return (
    <SettingsFrame visit={visit} tab="pages" title={frame.pages} notice={notice}>
      <p>
        <a class="button primary" href="/settings/pages/new">
          {words.create}
        </a>
      </p>
      {pages.length === 0 && <p>{words.none}</p>}
      {pages.length > 0 && (
        <ul class="panel lines">
          {pages.map(row => (
            <Row key={row.page.id} visit={visit} users={users} {...row} />
          ))}
        </ul>
      )}
    </SettingsFrame>
  )
}
