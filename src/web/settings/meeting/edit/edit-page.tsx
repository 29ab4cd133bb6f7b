import { messagesIn } from '../../../../i18n/messages.ts'
import { FormSecret, SettingsFrame } from '../../../signed-in/settings-frame.tsx'
import { ReminderRows } from '../../../views/reminder-rows.tsx'
import { RichTextField } from '../../../views/rich-text-field.tsx'
import { LineField, MeetingTypeField, PlaceField } from './edit-fields.tsx'
import { type EditPageProps, faultOf } from './edit-page-props.ts'

/** Fields that a calendar manages are changed there. */
function SharedFields(props: EditPageProps) {
  const { visit, form, snippets } = props
  const copy = messagesIn(visit.locale, 'content')
  return (
    <>
      <LineField name="title" label={copy.title} form={form} fault={faultOf(props, 'title')} />
      <PlaceField {...props} />
      <LineField
        name="guests"
        label={copy.guests}
        hint={copy.guestsHint}
        form={form}
        rows={3}
        fault={faultOf(props, 'guests')}
      />
      <RichTextField
        name="description"
        label={copy.description}
        value={form.description}
        copy={copy}
        snippets={snippets}
        fault={faultOf(props, 'description')}
      />
    </>
  )
}

function OwnFields(props: EditPageProps) {
  const { visit, form, snippets } = props
  const copy = messagesIn(visit.locale, 'content')
  return (
    <>
      <RichTextField
        name="note"
        label={copy.note}
        value={form.note}
        copy={copy}
        snippets={snippets}
        fault={faultOf(props, 'internalNote')}
      />
      <MeetingTypeField {...props} />
      <ReminderRows
        locale={visit.locale}
        rows={form.reminders}
        fault={faultOf(props, 'reminders')}
      />
    </>
  )
}

function notificationHint({ visit, meeting, now }: EditPageProps): string {
  const copy = messagesIn(visit.locale, 'content')
  if (meeting.source === 'calendar') return copy.inCalendar
  if (meeting.endsAt <= now) return copy.over
  return meeting.isInvited ? copy.notifies : copy.notifiesNobody
}

/** /settings/meetings/:id/edit */
export function EditPage(props: EditPageProps) {
  const { visit, meeting, form, notice } = props
  const copy = messagesIn(visit.locale, 'content')
  const address = `/settings/meetings/${meeting.id}`
  return (
    <SettingsFrame
      visit={visit}
      title={copy.editTitle({ title: meeting.title })}
      notice={notice}
      scripts={['richText']}
    >
      <form method="post" action={`${address}/edit`} class="panel">
        <FormSecret visit={visit} />
        <input type="hidden" name="revision" value={form.revision} />
        {/* Enter in a field saves. It does not insert a snippet. */}
        <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
          {copy.save}
        </button>
        <p class="soft">{notificationHint(props)}</p>
        {meeting.source !== 'calendar' && <SharedFields {...props} />}
        <OwnFields {...props} />
        <div class="actions">
          <button type="submit" class="primary">
            {copy.save}
          </button>
          <a class="button" href={address}>
            {copy.cancel}
          </a>
        </div>
      </form>
    </SettingsFrame>
  )
}
