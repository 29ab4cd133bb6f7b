import { FormSecret } from '../settings-frame.tsx'
import type { Visit } from '../visit.ts'
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
  const words = visit.words.calendars
  const { rules } = account
  return (
    <>
      <fieldset>
        <legend>{words.uses}</legend>
        <Check name="isForPages" label={words.isForPages} isOn={account.isForPages} />
        <Check name="isSynced" label={words.isSynced} isOn={account.isSynced} />
        <Check name="hasReminders" label={words.hasReminders} isOn={account.hasReminders} />
      </fieldset>
      <details>
        <summary>{words.rules}</summary>
        <p class="soft">{words.rulesHint}</p>
        <Check name="allDay" label={words.ruleAllDay} isOn={rules.allDay} />
        <Check name="tentative" label={words.ruleTentative} isOn={rules.tentative} />
        <Check name="declined" label={words.ruleDeclined} isOn={rules.declined} />
        <Check name="free" label={words.ruleFree} isOn={rules.free} />
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

/** One account: its calendars, what they are for, and the way out of it. */
export function AccountPanel(props: AccountPanelProps) {
  const { visit, account, provider } = props
  const { calendars: words, frame } = visit.words
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
        <Action visit={visit} url={`${address}/refresh`} label={words.lookAgain} />
        <form method="post" action={`${address}/disconnect`}>
          <FormSecret visit={visit} />
          <button type="submit" class="danger">
            {words.disconnect}
          </button>
        </form>
      </div>
    </section>
  )
}
