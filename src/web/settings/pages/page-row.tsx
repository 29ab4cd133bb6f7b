import { messagesIn } from '../../../i18n/messages.ts'
import type { SchedulingPage, User } from '../../../model/entities.ts'
import type { PageTimes } from '../../../services/availability/next-page-times.ts'
import type { PlaceFault } from '../../../services/meetings/meeting-place.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { PageSharing } from './page-sharing.tsx'
import { PlaceNotice } from './place-notice.tsx'

export interface ListedPage {
  page: SchedulingPage
  url: string
  isEditable: boolean
  /** The reader is one of its hosts. */
  isOwn: boolean
  isDefault: boolean
  /** Why its meetings have no address. */
  placeFault: PlaceFault | undefined
  /** Free times, if the row is open. */
  times: PageTimes | undefined
}

interface RowProps extends ListedPage {
  visit: Visit
  users: readonly User[]
  publicUrl: string
}

const hostNames = (users: readonly User[], { hostIds }: SchedulingPage) =>
  hostIds.map(id => users.find(user => user.id === id)?.name ?? id).join(', ')

const editAddress = ({ kind, id }: SchedulingPage) =>
  kind === 'specific-times' ? `/settings/times/${id}` : `/settings/pages/${id}`

function Act({
  props: { visit, page },
  act,
  label,
  fields = {},
}: {
  props: RowProps
  act: 'switch' | 'copy' | 'default'
  label: string
  fields?: Readonly<Record<string, string>>
}) {
  return (
    <form method="post" action={`/settings/pages/${page.id}/${act}`}>
      <FormSecret visit={visit} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{label}</button>
    </form>
  )
}

function EditControls(props: RowProps) {
  const { visit, page } = props
  const copy = visit.copy.pages
  const links = messagesIn(visit.locale, 'links')
  return (
    <>
      <a class="button" href={editAddress(page)}>
        {copy.change}
      </a>
      {!page.isPaused && (
        <Act
          props={props}
          act="switch"
          label={page.isActive ? copy.turnOff : copy.turnOn}
          fields={{ isActive: page.isActive ? 'no' : 'yes' }}
        />
      )}
      <Act props={props} act="copy" label={links.duplicate} />
      <a class="button" href={`/settings/pages/${page.id}/delete`}>
        {links.remove}
      </a>
    </>
  )
}

function Controls(props: RowProps) {
  const { visit, page, times, isEditable, isOwn, isDefault } = props
  const links = messagesIn(visit.locale, 'links')
  const open = `/settings/pages?open=${page.id}#page-${page.id}`
  return (
    <div class="actions">
      <a class="button" href={times ? '/settings/pages' : open} aria-expanded={times !== undefined}>
        {times ? links.hide : links.show}
      </a>
      {isEditable && <EditControls {...props} />}
      {isOwn && !isDefault && page.kind !== 'specific-times' && (
        <Act props={props} act="default" label={links.makeDefault} />
      )}
    </div>
  )
}

/** Shows whether the page is on or off, or its link was used. */
function StateBadge({ visit, page }: Pick<RowProps, 'visit' | 'page'>) {
  const { used, on, off } = visit.copy.pages
  if (page.isUsedUp) return <span class="badge">{used}</span>
  return <span class={page.isActive ? 'badge delivered' : 'badge'}>{page.isActive ? on : off}</span>
}

/** One page of the list. An open row also shows the next times and ways to share the page. */
export function PageRow(props: RowProps) {
  const { visit, users, page, url, isDefault, placeFault, times, publicUrl } = props
  const copy = visit.copy.pages
  const links = messagesIn(visit.locale, 'links')
  return (
    <li id={`page-${page.id}`}>
      <h2>
        <bdi>{page.title}</bdi> <StateBadge visit={visit} page={page} />
        {isDefault && <span class="badge">{links.isDefault}</span>}
      </h2>
      <p class="address">
        <a href={url}>{url}</a>
      </p>
      <p class="soft">
        {copy.kinds[page.kind]} · {hostNames(users, page)} · {page.durationsMinutes.join(', ')} min
      </p>
      {placeFault && <PlaceNotice visit={visit} fault={placeFault} />}
      <Controls {...props} />
      {times && (
        <PageSharing
          visit={visit}
          copy={links}
          page={page}
          url={url}
          publicUrl={publicUrl}
          times={times}
        />
      )}
    </li>
  )
}
