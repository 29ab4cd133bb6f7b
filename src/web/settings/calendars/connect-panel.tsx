import type { Connectable } from '../../connectable.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit } from '../../signed-in/visit.ts'

/** Values of the form. The password is never shown again. */
export interface ConnectForm {
  serverUrl: string
  username: string
}

interface ConnectPanelProps {
  visit: Visit
  connectable: readonly Connectable[]
  form: ConnectForm
  /** The form to return to after connecting. */
  back: string | undefined
}

/** A button for each configured provider. For the others, a note on who can configure them. */
function Providers({ visit, connectable, back }: Omit<ConnectPanelProps, 'form'>) {
  const copy = visit.copy.calendars
  const query = back ? `?${new URLSearchParams({ back })}` : ''
  const ready = connectable.filter(({ facts }) => facts)
  const others = isAdmin(visit.user) ? connectable.filter(({ facts }) => !facts) : []
  return (
    <>
      <div class="actions">
        {ready.map(({ id, label }) => (
          <a key={id} class="button primary" href={`/oauth/${id}/start${query}`}>
            {copy.connectWith({ provider: label })}
          </a>
        ))}
      </div>
      {others.map(({ id, label, variables }) => (
        <p key={id} class="soft">
          {copy.notConfigured({ provider: label, variables: variables.join(', ') })}
        </p>
      ))}
    </>
  )
}

function Server({ visit, form, back }: Omit<ConnectPanelProps, 'connectable'>) {
  const copy = visit.copy.calendars
  return (
    <form method="post" action="/settings/calendars">
      <h3>{copy.otherServer}</h3>
      <p class="soft">{copy.connectText}</p>
      <FormSecret visit={visit} />
      {back && <input type="hidden" name="back" value={back} />}
      <div class="field">
        <label for="serverUrl">{copy.serverUrl}</label>
        <input id="serverUrl" name="serverUrl" type="url" value={form.serverUrl} required />
      </div>
      <div class="pair">
        <div class="field">
          <label for="username">{copy.username}</label>
          <input id="username" name="username" value={form.username} autocomplete="off" required />
        </div>
        <div class="field">
          <label for="password">{copy.password}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            required
          />
        </div>
      </div>
      <button type="submit">{copy.connectButton}</button>
    </form>
  )
}

export const ConnectPanel = ({ visit, connectable, form, back }: ConnectPanelProps) => (
  <section class="panel" id="connect">
    <h2>{visit.copy.calendars.connect}</h2>
    <Providers visit={visit} connectable={connectable} back={back} />
    <Server visit={visit} form={form} back={back} />
  </section>
)
