import { reasonText } from '../../../i18n/reason-text.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { AccountPanelProps } from './account-panel-props.ts'

/** Whether the account granted the scopes that creating a calendar needs. */
const mayMake = ({ account, provider }: AccountPanelProps) =>
  (provider?.moreScopes ?? []).every(scope => account.scopes.includes(scope))

function Switch(props: AccountPanelProps) {
  const { visit, account } = props
  const copy = visit.copy.calendars
  const own = account.calendars.find(({ purpose }) => purpose === 'tasks')
  const address = `/settings/calendars/${account.connectionId}/tasks`
  if (!own && !mayMake(props))
    return (
      <a class="button" href={`/oauth/${account.provider}/start?with=more`}>
        {copy.tasksMore}
      </a>
    )
  return (
    <form method="post" action={own ? `${address}/remove` : address}>
      <FormSecret visit={visit} />
      <button type="submit" class={own ? 'danger' : undefined}>
        {own ? copy.tasksOff : copy.tasksOn}
      </button>
    </form>
  )
}

/** The CRM's tasks in a separate calendar. A person has at most one. */
export function TasksPanel(props: AccountPanelProps) {
  const { visit, account, hasTasks } = props
  const copy = visit.copy.calendars
  const own = account.calendars.find(({ purpose }) => purpose === 'tasks')
  if (hasTasks && !own) return null
  return (
    <fieldset>
      <legend>{copy.tasks}</legend>
      <p class="soft">{copy.tasksText}</p>
      {own && <p>{copy.tasksShown({ name: own.name })}</p>}
      {own?.lastError && (
        <p class="notice bad">
          {reasonText(visit.locale, { text: own.lastError, code: own.lastErrorCode })}
        </p>
      )}
      <Switch {...props} />
    </fieldset>
  )
}
