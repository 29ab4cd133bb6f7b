import { messagesIn } from '../../../i18n/messages.ts'
import type { PageEditorProps } from './page-editor-props.ts'
import { SelectField, TextField } from './page-fields.tsx'

const numberFields = [
  { name: 'step', fault: 'stepMinutes', isOptional: false },
  { name: 'bufferBefore', fault: 'buffer', isOptional: false },
  { name: 'bufferAfter', fault: undefined, isOptional: false },
  { name: 'notice', fault: 'noticeMinutes', isOptional: false },
  { name: 'horizon', fault: 'horizonDays', isOptional: false },
  { name: 'perDay', fault: 'limits', isOptional: true },
  { name: 'perWeek', fault: undefined, isOptional: true },
] as const

/** Bookable between two fixed days. */
const ActiveDates = (props: PageEditorProps) => {
  const copy = messagesIn(props.visit.locale, 'links')
  return (
    <>
      <TextField
        {...props}
        name="from"
        label={copy.from}
        hint={copy.datesHint}
        kind="date"
        fault="horizonDates"
      />
      <TextField {...props} name="until" label={copy.until} kind="date" />
    </>
  )
}

export function Times(props: PageEditorProps) {
  const { visit, form, schedules, users } = props
  const copy = visit.copy.pages
  const nameOf = (id: string) => users.find(user => user.id === id)?.name ?? ''
  const owned = schedules.map(({ id, name, userId }) => ({
    value: id,
    label: `${nameOf(userId)}: ${name}`,
  }))
  return (
    <>
      <SelectField
        name="scheduleId"
        label={copy.schedule}
        value={form.scheduleId}
        options={[{ value: '', label: copy.ownSchedule }, ...owned]}
      />
      <div class="pair">
        <TextField
          {...props}
          name="durations"
          label={copy.durations}
          hint={copy.durationsHint}
          fault="durationsMinutes"
        />
        {numberFields.map(({ name, fault, isOptional }) => (
          <TextField
            key={name}
            {...props}
            name={name}
            label={isOptional ? `${copy[name]} (${copy.optional})` : copy[name]}
            fault={fault}
            kind="number"
          />
        ))}
        <ActiveDates {...props} />
      </div>
    </>
  )
}
