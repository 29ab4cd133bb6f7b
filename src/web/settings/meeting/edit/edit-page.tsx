import type { CrmChoices } from '../../../../../crm/crm-objects.ts'
import { type ContentWords, contentWords } from '../../../../i18n/content/content-words.ts'
import { fill } from '../../../../i18n/fill.ts'
import { maximumText } from '../../../../i18n/maximums/maximum-text.ts'
import type { Meeting } from '../../../../scheduling/entities.ts'
import type { CallChoices } from '../../../../services/meeting-place.ts'
import type { Maximum } from '../../../../services/problems.ts'
import { ReminderRows } from '../../../views/reminder-rows.tsx'
import { RichTextField, type SnippetOption } from '../../../views/rich-text-field.tsx'
import { FormSecret, type Notice, SettingsFrame } from '../../settings-frame.tsx'
import type { Visit } from '../../visit.ts'
import { LineField, MeetingTypeField, PlaceField } from './edit-fields.tsx'
import type { EditForm } from './edit-form.ts'

export interface EditPageProps {
  visit: Visit
  meeting: Meeting
  form: EditForm
  now: number
  /** Fields of the service that cannot be used, with the maximum one is over. */
  faults: ReadonlyMap<string, Maximum | undefined>
  meetingTypes: CrmChoices['meetingTypes']
  snippets: readonly SnippetOption[]
  /** Where the host's video calls may be. */
  calls: CallChoices
  notice: Notice | undefined
}

/** A fault in words, below the field that can mend it. */
export function faultOf(
  { visit, faults }: EditPageProps,
  path: keyof ContentWords['faults'],
): string | undefined {
  if (!faults.has(path)) return undefined
  const maximum = faults.get(path)
  if (maximum?.of === 'characters') return maximumText(visit.locale, maximum)
  return contentWords(visit.locale).faults[path]
}

/** What a calendar keeps is changed there. */
function SharedFields(props: EditPageProps) {
  const { visit, form, snippets } = props
  const words = contentWords(visit.locale)
  return (
    <>
      <LineField name="title" label={words.title} form={form} fault={faultOf(props, 'title')} />
      <PlaceField {...props} />
      <LineField
        name="guests"
        label={words.guests}
        hint={words.guestsHint}
        form={form}
        rows={3}
        fault={faultOf(props, 'guests')}
      />
      <RichTextField
        name="description"
        label={words.description}
        value={form.description}
        words={words}
        snippets={snippets}
        fault={faultOf(props, 'description')}
      />
    </>
  )
}

function OwnFields(props: EditPageProps) {
  const { visit, form, snippets } = props
  const words = contentWords(visit.locale)
  return (
    <>
      <RichTextField
        name="note"
        label={words.note}
        value={form.note}
        words={words}
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

function tellsWhom({ visit, meeting, now }: EditPageProps): string {
  const words = contentWords(visit.locale)
  if (meeting.source === 'calendar') return words.inCalendar
  if (meeting.endsAt <= now) return words.over
  return meeting.isInvited ? words.tells : words.tellsNobody
}

/** /settings/meetings/:id/edit */
export function EditPage(props: EditPageProps) {
  const { visit, meeting, form, notice } = props
  const words = contentWords(visit.locale)
  const address = `/settings/meetings/${meeting.id}`
  return (
    <SettingsFrame
      visit={visit}
      title={fill(words.editTitle, { title: meeting.title })}
      notice={notice}
      scripts={['richText']}
    >
      <form method="post" action={`${address}/edit`} class="panel">
        <FormSecret visit={visit} />
        <input type="hidden" name="revision" value={form.revision} />
        {/* Enter in a field saves; it inserts no snippet. */}
        <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
          {words.save}
        </button>
        <p class="soft">{tellsWhom(props)}</p>
        {meeting.source !== 'calendar' && <SharedFields {...props} />}
        <OwnFields {...props} />
        <div class="actions">
          <button type="submit" class="primary">
            {words.save}
          </button>
          <a class="button" href={address}>
            {words.cancel}
          </a>
        </div>
      </form>
    </SettingsFrame>
  )
}
