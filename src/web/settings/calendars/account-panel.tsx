import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import type { AccountPanelProps } from './account-panel-props.ts'
import { CalendarChoices } from './calendar-choices.tsx'
import { TasksPanel } from './tasks-panel.tsx'

const Check = ({ name, label, isOn }: { name: string; label: string; isOn: boolean }) => (
  <label class="check">
    <input type="checkbox" name={name} checked={isOn} />
    <span>{label}</span>
  </label>
)

function Switches({ visit, account }: Pick<AccountPanelProps, 'visit' | 'account'>) {
  const copy = visit.copy.calendars
  const { rules } = account
  return (
    <>
      <fieldset>
        <legend>{copy.uses}</legend>
        <Check name="isForPages" label={copy.isForPages} isOn={account.isForPages} />
        <Check name="isSynced" label={copy.isSynced} isOn={account.isSynced} />
        <Check name="hasReminders" label={copy.hasReminders} isOn={account.hasReminders} />
      </fieldset>
      <details>
        <summary>{copy.rules}</summary>
        <p class="soft">{copy.rulesHint}</p>
        <Check name="allDay" label={copy.ruleAllDay} isOn={rules.allDay} />
        <Check name="tentative" label={copy.ruleTentative} isOn={rules.tentative} />
        <Check name="declined" label={copy.ruleDeclined} isOn={rules.declined} />
        <Check name="free" label={copy.ruleFree} isOn={rules.free} />
      </details>
    </>
  )
}

const Action = ({ visit, url, label }: { visit: Visit; url: string; label: string }) => (
  <form method="post" action={url}>
    <FormSecret visit={visit} />
    <button type="submit">{label}</button>
  </form>
)

/** One account: its calendars and their uses, and the form that disconnects it. */
export function AccountPanel(props: AccountPanelProps) {
  const { visit, account, provider } = props
  const { calendars: copy, frame } = visit.copy
  const address = `/settings/calendars/${account.connectionId}`
  return (
    <section class="panel">
      <h2>
        {account.label} <span class="soft">{provider?.label ?? 'CalDAV'}</span>
      </h2>
      <form method="post" action={address}>
        <FormSecret visit={visit} />
        <CalendarChoices visit={visit} account={account} />
        <Switches visit={visit} account={account} />
        <button type="submit" class="primary">
          {frame.save}
        </button>
      </form>
      <TasksPanel {...props} />
      <div class="actions">
        <Action visit={visit} url={`${address}/refresh`} label={copy.lookAgain} />
        <form method="post" action={`${address}/disconnect`}>
          <FormSecret visit={visit} />
          <button type="submit" class="danger">
            {copy.disconnect}
          </button>
        </form>
      </div>
    </section>
  )
}
