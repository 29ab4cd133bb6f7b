import type { Messages } from '../../i18n/messages.ts'
import type { HostName, Locale, SchedulingPage } from '../../model/entities.ts'
import { RichText } from './rich-text.tsx'
import { sayPlace } from './say-place.ts'

interface PageIntroProps {
  page: SchedulingPage
  hosts: readonly Pick<HostName, 'name'>[]
  copy: Messages<'booking'>
  locale: Locale
  /** Undefined if it is chosen elsewhere on the page. */
  durationMinutes: number | undefined
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => [...word][0] ?? '')
    .join('')
    .toUpperCase()

/** Hosts, title, duration and place. */
export function PageIntro(props: PageIntroProps) {
  const { page, hosts, copy, durationMinutes } = props
  const names = hosts.map(({ name }) => name).join(', ')
  return (
    <div class="intro">
      <div class="monogram" aria-hidden="true">
        {initials(hosts[0]?.name ?? page.title)}
      </div>
      <h1>{page.title}</h1>
      <p class="soft">{copy.with({ names })}</p>
      {durationMinutes !== undefined && <p>{copy.durationOption({ count: durationMinutes })}</p>}
      <p class="soft">{sayPlace(page.location, copy)}</p>
      {page.description && <RichText markdown={page.description} />}
    </div>
  )
}
