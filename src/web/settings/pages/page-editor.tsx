import { placeChoices, placeTextFault, placeTextLabel } from '../../place-form.ts'
import { FormSecret, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { ReminderRows } from '../../views/reminder-rows.tsx'
import { MeetingTypeField } from './meeting-type-field.tsx'
import type { PageEditorProps } from './page-editor-props.ts'
import { FaultLine, SelectField, TextField } from './page-fields.tsx'
import { Hosts } from './page-hosts-field.tsx'
import { Times } from './page-times-fields.tsx'
import { PlaceNotice } from './place-notice.tsx'
import { QuestionFields } from './question-fields.tsx'

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

function Place(props: PageEditorProps) {
  const { faults, form, visit } = props
  const copy = visit.copy.pages
  const given = { kind: form.place, text: form.texts.placeText }
  const isWrong = faults.has('location')
  const placeFault = isWrong ? placeTextFault(given, visit.locale) : undefined
  const own =
    placeFault === undefined ? faults : new Map([...faults, ['location', placeFault] as const])
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
