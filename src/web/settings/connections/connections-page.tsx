import { reasonText } from '../../../i18n/reason-text.ts'
import type { KeyStatus } from '../../../services/secret-keys/key-status.ts'
import type { ConnectionView } from '../../../services/workspace/connections.ts'
import type { Connectable } from '../../connectable.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit } from '../../signed-in/visit.ts'
import { KeyPanel } from './key-panel.tsx'

interface ConnectionsPageProps {
  visit: Visit
  connectable: readonly Connectable[]
  connections: readonly ConnectionView[]
  slack: { isOn: boolean; canInstall: boolean }
  /** Slack is the local simulator at /dev/slack. */
  isSimulator: boolean
  /** The workspace uses the built-in CRM. */
  isBuiltin: boolean
  /** For admins. `status` is set during a replacement of SECRET_KEY; `lost` belongs to this workspace. */
  keys: { status: KeyStatus | undefined; lost: KeyStatus['lost'] } | undefined
  notice: Notice | undefined
}

const StartLink = ({ id, label, isMain }: { id: string; label: string; isMain: boolean }) => (
  <a class={isMain ? 'button primary' : 'button'} href={`/oauth/${id}/start`}>
    {label}
  </a>
)

type ProviderProps = { visit: Visit; provider: Connectable; connection: ConnectionView | undefined }

const statusText = ({ visit, provider, connection }: ProviderProps): string => {
  const copy = visit.copy.connections
  if (provider.hasKey) return copy.serviceKey({ provider: provider.label })
  if (connection?.state === 'lost') {
    const { stateReason: text = '', stateReasonCode: code } = connection
    const reason = reasonText(visit.locale, { text, code })
    return copy.lost({ label: connection.label, reason })
  }
  if (connection) return copy.active({ label: connection.label })
  const { label, variables } = provider
  return provider.facts
    ? copy.notConnected({ provider: label })
    : copy.notConfigured({ provider: label, variables: variables.join(', ') })
}

function Remove({ visit, connection }: { visit: Visit; connection: ConnectionView }) {
  return (
    <form method="post" action={`/settings/connections/${connection.id}/remove`}>
      <FormSecret visit={visit} />
      <button type="submit" class="danger">
        {visit.copy.connections.remove}
      </button>
    </form>
  )
}

function Actions({ visit, provider, connection }: ProviderProps) {
  const copy = visit.copy.connections
  if (provider.hasKey || !provider.facts) return null
  if (!isAdmin(visit.user)) return <p class="soft">{copy.adminOnly}</p>
  const { id, label } = provider
  return (
    <div class="actions">
      {!connection && <StartLink id={id} label={copy.connect({ provider: label })} isMain />}
      {connection && (
        <StartLink
          id={id}
          label={copy.reconnect({ provider: label })}
          isMain={connection.state === 'lost'}
        />
      )}
      {connection && <Remove visit={visit} connection={connection} />}
    </div>
  )
}

const Provider = (props: ProviderProps) => (
  <section class="panel">
    <h2>{props.provider.label}</h2>
    <p class={props.connection?.state === 'lost' ? 'notice bad' : undefined}>{statusText(props)}</p>
    <Actions {...props} />
  </section>
)

const slackVariables = 'SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET'

function slackText({ visit, slack, isSimulator }: SlackProps): string {
  const copy = visit.copy.connections
  if (isSimulator) return copy.slackSimulator({ variables: slackVariables })
  if (slack.isOn) return copy.slackOn
  return copy.notConfigured({ provider: 'Slack', variables: slackVariables })
}

type SlackProps = Pick<ConnectionsPageProps, 'visit' | 'slack' | 'isSimulator'>

function Slack(props: SlackProps) {
  const { visit, slack, isSimulator } = props
  const copy = visit.copy.connections
  return (
    <section class="panel">
      <h2>Slack</h2>
      <p>
        {slackText(props)}
        {isSimulator && (
          <>
            {' '}
            <a href="/dev/slack">{copy.slackOpenSimulator}</a>
          </>
        )}
      </p>
      {slack.isOn && slack.canInstall && !isSimulator && isAdmin(visit.user) && (
        <a class="button" href="/slack/install">
          {copy.slackInstall}
        </a>
      )}
    </section>
  )
}

/** /settings/connections */
export function ConnectionsPage(props: ConnectionsPageProps) {
  const { visit, connectable, connections, isBuiltin, keys, notice } = props
  const { frame, connections: copy } = visit.copy
  return (
    <SettingsFrame visit={visit} tab="connections" title={frame.connections} notice={notice}>
      {isBuiltin && (
        <section class="panel">
          <h2>{copy.builtin}</h2>
          <p>{copy.builtinText}</p>
        </section>
      )}
      {connectable.map(provider => (
        <Provider
          key={provider.id}
          visit={visit}
          provider={provider}
          connection={connections.find(one => one.provider === provider.id)}
        />
      ))}
      <Slack {...props} />
      {keys && <KeyPanel locale={visit.locale} {...keys} />}
    </SettingsFrame>
  )
}
