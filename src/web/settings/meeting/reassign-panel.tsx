import { messagesIn } from '../../../i18n/messages.ts'
import { ReassignForm } from './reassign-form.tsx'
import type { ReassignParts } from './reassigning.ts'

/** Assigns the meeting to a colleague in two steps: check their time, then confirm. */
export function ReassignPanel(props: ReassignParts) {
  const { visit, meeting, colleagues, chosen, reason } = props
  const copy = messagesIn(visit.locale, 'settings/hosting')
  return (
    <section class="panel" id="reassign" aria-labelledby="reassign-title">
      <h2 id="reassign-title">{copy.reassign}</h2>
      <p class="soft">{copy.reassignText}</p>
      <form method="get" action={`/settings/meetings/${meeting.id}#reassign`}>
        {reason && <input type="hidden" name="reason" value={reason} />}
        <div class="field">
          <label for="reassign-to">{copy.newHost}</label>
          <select id="reassign-to" name="reassign" required>
            {colleagues.map(({ id, name, email }) => (
              <option key={id} value={id} selected={id === chosen?.host.id}>
                {name} · {email}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{copy.check}</button>
      </form>
      {chosen && <ReassignForm {...props} chosen={chosen} />}
    </section>
  )
}
