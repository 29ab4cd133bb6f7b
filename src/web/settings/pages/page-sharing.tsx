import { formatDayAndTime } from '../../../i18n/format-time.ts'
import type { Messages } from '../../../i18n/messages.ts'
import type { SchedulingPage } from '../../../model/entities.ts'
import type { PageTimes } from '../../../services/availability/next-page-times.ts'
import { slotUrl } from '../../../services/links.ts'
import { escapeHtml } from '../../../text/rich-text.ts'
import type { Visit } from '../../signed-in/visit.ts'

interface SharingProps {
  visit: Visit
  copy: Messages<'links'>
  page: SchedulingPage
  url: string
  publicUrl: string
  times: PageTimes
}

/** A link that works on any site without a script. */
const snippetOf = ({ title }: SchedulingPage, url: string): string =>
  `<a href="${escapeHtml(url)}" data-meet-link>${escapeHtml(title)}</a>`

/** A text to copy. It can be selected, and a button copies it if the browser allows that. */
function CopyField({
  id,
  label,
  text,
  copy,
}: {
  id: string
  label: string
  text: string
  copy: Messages<'links'>
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy">
        <input id={id} value={text} readOnly />
        <button type="button" data-copy={id} data-copied={copy.copied} hidden>
          {copy.copy}
        </button>
      </div>
    </div>
  )
}

function NextTimes({ visit, copy, page, times, publicUrl }: SharingProps) {
  if (times.isUsedUp) return <p class="soft">{copy.isUsed}</p>
  if (times.starts.length === 0) return <p class="soft">{copy.nothingFree}</p>
  const { durationMinutes: minutes } = times
  return (
    <ul class="times">
      {times.starts.map(startsAt => (
        <li key={startsAt}>
          <a
            href={slotUrl({ publicUrl }, { slug: page.slug, startsAt, minutes })}
            target="_blank"
            rel="noopener"
          >
            {formatDayAndTime(startsAt, visit.user.timeZone, visit.locale)}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The content of an open row: the next times of the page and ways to share it. */
export function PageSharing(props: SharingProps) {
  const { copy, page, url } = props
  return (
    <div class="wide">
      <h3>{copy.nextTimes}</h3>
      <NextTimes {...props} />
      <h3>{copy.share}</h3>
      <CopyField id={`link-${page.id}`} label={copy.address} text={url} copy={copy} />
      <CopyField
        id={`mail-${page.id}`}
        label={copy.mailLink}
        text={`${page.title}: ${url}`}
        copy={copy}
      />
      <CopyField
        id={`snippet-${page.id}`}
        label={copy.snippet}
        text={snippetOf(page, url)}
        copy={copy}
      />
      <div class="actions">
        <a class="button" href={url} target="_blank" rel="noopener">
          {copy.preview}
        </a>
        <a class="button" href={`/settings/pages/${page.id}/mail`}>
          {copy.mailTimes}
        </a>
      </div>
    </div>
  )
}
