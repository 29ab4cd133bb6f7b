import type { OpenWish } from '../../../services/proposals/list-open-wishes.ts'
import type { Visit } from '../../signed-in/visit.ts'

const WishLine = ({ visit, wish: { invitee, title, wish, meetingId } }: LineProps) => (
  <li>
    <p>
      <strong>
        <bdi>{invitee.name}</bdi>
      </strong>{' '}
      <span class="soft">
        · {title} · <a href={`mailto:${encodeURIComponent(invitee.email)}`}>{invitee.email}</a>
      </span>
    </p>
    <p class="pre">{wish}</p>
    {meetingId && (
      <a class="button" href={`/settings/meetings/${meetingId}?offer=times#offer`}>
        {visit.copy.meeting.proposeTitle}
      </a>
    )}
  </li>
)

interface LineProps {
  visit: Visit
  wish: OpenWish
}

/** Invitees who asked for other times and wait for them. */
export function Wishes({ visit, wishes }: { visit: Visit; wishes: readonly OpenWish[] }) {
  if (wishes.length === 0) return null
  return (
    <section class="panel">
      <h2>{visit.copy.today.wishes}</h2>
      <ul class="lines">
        {wishes.map(wish => (
          <WishLine key={wish.id} visit={visit} wish={wish} />
        ))}
      </ul>
    </section>
  )
}
