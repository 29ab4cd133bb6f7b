import { formatDayAndTime } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { ChatSite } from '../../../model/chat.ts'
import type { NewSiteSecret } from '../../../services/chat/site-secrets.ts'
import { FormSecret, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'

interface SecretsProps {
  visit: Visit
  site: Pick<ChatSite, 'id' | 'identity'>
  /** The newest first. */
  secrets: readonly { id: string; createdAt: number }[]
}

/** The secrets by their ids, and the button for a new one. */
export function SecretsPanel({ visit, site, secrets }: SecretsProps) {
  const copy = messagesIn(visit.locale, 'settings/chat')
  const address = `/settings/chat/${site.id}/secrets`
  return (
    <section class="panel" id="secrets">
      <h2>{copy.secrets}</h2>
      <p class="hint">{copy.secretsHint}</p>
      {secrets.length === 0 && site.identity === 'required' && (
        <p class="notice bad">{copy.noSecret}</p>
      )}
      {secrets.length > 0 && (
        <ul class="lines">
          {secrets.map(({ id, createdAt }) => (
            <li key={id}>
              <p>
                {copy.secretLine({
                  id,
                  time: formatDayAndTime(createdAt, visit.user.timeZone, visit.locale),
                })}
              </p>
              <form method="post" action={`${address}/${id}/delete`} class="actions">
                <FormSecret visit={visit} />
                <button type="submit" aria-label={copy.deleteSecretNamed({ id })}>
                  {copy.deleteSecret}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={address}>
        <FormSecret visit={visit} />
        <button type="submit">{copy.newSecret}</button>
      </form>
    </section>
  )
}

function Shown({
  visit,
  id,
  label,
  text,
}: {
  visit: Visit
  id: string
  label: string
  text: string
}) {
  const links = messagesIn(visit.locale, 'links')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy">
        <input id={id} value={text} readOnly />
        <button type="button" data-copy={id} data-copied={links.copied} hidden>
          {links.copy}
        </button>
      </div>
    </div>
  )
}

/** The answer to the making of a secret: the only page that ever shows it. */
export function NewSecretPage({
  visit,
  site,
  made,
}: Pick<SecretsProps, 'visit' | 'site'> & { made: NewSiteSecret }) {
  const copy = messagesIn(visit.locale, 'settings/chat')
  return (
    <SettingsFrame visit={visit} tab="chat" title={copy.newSecretTitle} scripts={['copy']}>
      <div class="panel">
        <p>{copy.newSecretText}</p>
        <Shown visit={visit} id="kid" label={copy.secretKid} text={made.id} />
        <Shown visit={visit} id="secret" label={copy.secretText} text={made.secret} />
        <a class="button" href={`/settings/chat/${site.id}#secrets`}>
          {copy.back}
        </a>
      </div>
    </SettingsFrame>
  )
}
