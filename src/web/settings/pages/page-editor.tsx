import type { CrmChoices } from '../../../../crm/contract/crm-objects.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { SavedSchedule, SchedulingPage, User } from '../../../model/entities.ts'
import type { CallChoices, PlaceFault } from '../../../services/meetings/meeting-place.ts'
import { placeChoices, placeTextFault, placeTextLabel } from '../../place-form.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { isAdmin } from '../../signed-in/visit.ts'
import { ReminderRows } from '../../views/reminder-rows.tsx'
import { MeetingTypeField } from './meeting-type-field.tsx'
import { type EditorProps, FaultLine, SelectField, TextField } from './page-fields.tsx'
import { pageKinds, weightField } from './page-form.ts'
import { PlaceNotice } from './place-notice.tsx'
import { QuestionFields } from './question-fields.tsx'

interface PageEditorProps extends EditorProps {
  /** Undefined for a new page. */
  page: SchedulingPage | undefined
  users: readonly User[]
  schedules: readonly SavedSchedule[]
  /** Available kinds of video calls of its hosts. */
  calls: CallChoices
  /** Why the page's meetings have no address. */
  placeFault: PlaceFault | undefined
  /** The CRM account's own types; undefined if any text is allowed. */
  meetingTypes: CrmChoices['meetingTypes']
  notice: Notice | undefined
}

const Basics = (props: PageEditorProps) => {
  const copy = props.visit.copy.pages
  const slugHint = props.page ? `${copy.slugHint} ${copy.slugKept}` : copy.slugHint
  return (
    <>
      <div class="pair">
        <TextField {...props} name="title" label={copy.title} fault="title" />
        <TextField {...props} name="slug" label={copy.slug} hint={slugHint} fault="slug" />
      </div>
      <FaultLine {...props} fault="slugTaken" />
      <TextField
        {...props}
        name="description"
        label={copy.description}
        kind="lines"
        fault="description"
      />
    </>
  )
}

/** Only an admin can choose other hosts. A rep's pages are their own. */
function Hosts({ visit, form, faults, users }: PageEditorProps) {
  const copy = visit.copy.pages
  if (!isAdmin(visit.user)) return null
  return (
    <>
      <SelectField
        name="kind"
        label={copy.kind}
        value={form.kind}
        options={pageKinds.map(kind => ({ value: kind, label: copy.kinds[kind] }))}
      />
      <fieldset class="choices">
        <legend>{copy.hosts}</legend>
        <FaultLine faults={faults} fault="hostIds" />
        <FaultLine faults={faults} fault="weights" />
        <p class="hint weights-hint" id="weights-hint">
          {copy.weightsHint}
        </p>
        {users.map(({ id, name }) => (
          <div key={id} class="actions">
            <label>
              <input
                type="checkbox"
                name="hostIds"
                value={id}
                checked={form.hostIds.includes(id)}
              />
              {name}
            </label>
            <label class="weight">
              <span aria-hidden="true">{copy.weight}</span>
              <input
                type="number"
                name={weightField(id)}
                min={0}
                max={100}
                value={form.weights[id] ?? '1'}
                aria-label={copy.weightOf({ name })}
                aria-describedby="weights-hint"
              />
            </label>
          </div>
        ))}
      </fieldset>
    </>
  )
}

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

function Times(props: PageEditorProps) {
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

function Place(props: PageEditorProps) {
  const { faults, form, visit } = props
  const copy = visit.copy.pages
  const given = { kind: form.place, text: form.texts.placeText }
  const isWrong = faults.has('location')
  const said = isWrong ? placeTextFault(given, visit.locale) : undefined
  const own = said === undefined ? faults : new Map([...faults, ['location', said] as const])
  const label = isWrong ? placeTextLabel(form.place, visit.locale) : undefined
  return (
    <div class="pair">
      <SelectField
        name="place"
        label={copy.place}
        value={props.form.place}
        options={placeChoices(props.calls, {
          locale: props.visit.locale,
          chosen: props.form.place,
          others: copy.places,
        })}
      />
      <TextField
        {...props}
        faults={own}
        name="placeText"
        label={label ?? copy.placeText}
        fault="location"
      />
    </div>
  )
}

const More = (props: PageEditorProps) => {
  const copy = props.visit.copy.pages
  return (
    <>
      <ReminderRows
        locale={props.visit.locale}
        rows={props.form.reminders}
        fault={props.faults.has('reminders') ? copy.faults.reminders : undefined}
      />
      <MeetingTypeField {...props} />
      <TextField
        {...props}
        name="consent"
        label={`${copy.consent} (${copy.optional})`}
        kind="lines"
        fault="consentText"
      />
      <TextField
        {...props}
        name="footer"
        label={`${copy.footer} (${copy.optional})`}
        kind="lines"
        fault="footer"
      />
      <label class="check">
        <input type="checkbox" name="hasManageLinks" checked={props.form.hasManageLinks} />
        {copy.manageLinks}
      </label>
      <label class="check">
        <input type="checkbox" name="asksEmailCode" checked={props.form.asksEmailCode} />
        {copy.asksEmailCode}
      </label>
    </>
  )
}

/** /settings/pages/new and /settings/pages/:id */
export function PageEditor(props: PageEditorProps) {
  const { visit, page, form, faults, notice } = props
  const { frame, pages: copy } = visit.copy
  const title = page ? copy.edit({ title: page.title }) : copy.create
  return (
    <SettingsFrame visit={visit} tab="pages" title={title} notice={notice}>
      <form method="post" action={`/settings/pages/${page?.id ?? 'new'}`} class="panel">
        <FormSecret visit={visit} />
        <Basics {...props} />
        <Hosts {...props} />
        <Times {...props} />
        <Place {...props} />
        {props.placeFault && <PlaceNotice visit={visit} fault={props.placeFault} />}
        <QuestionFields visit={visit} faults={faults} questions={form.questions} />
        <More {...props} />
        <FaultLine faults={faults} fault="other" />
        <button type="submit" class="primary">
          {frame.save}
        </button>
      </form>
    </SettingsFrame>
  )
}
