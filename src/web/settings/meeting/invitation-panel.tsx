import { hostingWords } from '../../../i18n/settings/hosting/words.ts'
import type { Meeting } from '../../../scheduling/entities.ts'
import { FormSecret } from '../settings-frame.tsx'
import type { Visit } from '../visit.ts'

/** Nobody is invited yet: that it is so, and the way to invite them. */
export function InvitationPanel({
  visit,
  meeting,
  canInvite,
}: {
  visit: Visit
  meeting: Meeting
  canInvite: boolean
}) {
  const words = hostingWords(visit.locale)
  if (meeting.isInvited) return null
  return (
    <section class="panel" aria-labelledby="invitation-title">
      <h2 id="invitation-title">{words.notInvited}</h2>
      <p>{words.notInvitedText}</p>
      {canInvite ? (
        <form method="post" action={`/settings/meetings/${meeting.id}/invite`} class="actions">
          <FormSecret visit={visit} />
          <button type="submit">{words.invite}</button>
        </form>
      ) : (
        <p>
          <a href="/settings/calendars">{words.noCalendar}</a>
        </p>
      )}
    </section>
  )
}
