import { maxNameLength } from '../../../../model/maximums.ts'
import { canBeInvited } from '../record-choices.ts'
import { newPersonId } from '../record-visit.ts'
import type { SchedulePageProps } from '../schedule-page-props.ts'
import { newContactPrefix } from '../settle-form.ts'
import { FieldNotes, noted, TextField } from './field.tsx'

function Choices({ copy, record, form }: SchedulePageProps) {
  return (
    <>
      {record.contacts.map(contact => (
        <label key={contact.id} class="check">
          <input
            type="radio"
            name="contactId"
            id={`contact-${contact.id}`}
            value={contact.id}
            checked={contact.id === form.contactId}
            disabled={!canBeInvited(contact)}
          />
          <span>
            <bdi>{contact.name || contact.email}</bdi>{' '}
            <span class="soft">
              {contact.id.startsWith(newContactPrefix)
                ? copy.personNew
                : canBeInvited(contact)
                  ? contact.email
                  : copy.noEmail({ name: contact.name })}
            </span>
          </span>
        </label>
      ))}
    </>
  )
}

function Finder({ copy, finds, form }: SchedulePageProps) {
  const isNew = form.contactId.startsWith(newContactPrefix)
  return (
    <>
      {isNew && (
        <TextField
          id="personName"
          label={copy.personName}
          value={form.personName}
          maxLength={maxNameLength}
        />
      )}
      <div class="finder">
        <TextField
          id="personText"
          label={copy.person}
          value={form.personText}
          hint={finds.contacts && (finds.contacts === 'away' ? copy.away : copy.nobody)}
        />
        <button type="submit" name="do" value="show" formnovalidate id="find-person">
          {copy.find}
        </button>
      </div>
    </>
  )
}

/** The meeting's contact: the record itself, one of its contacts, or another person. */
export function ContactField(props: SchedulePageProps) {
  const { copy, record, form, faults } = props
  if (record.type === 'contacts' && record.id !== newPersonId)
    return (
      <>
        <input type="hidden" name="contactId" value={form.contactId} />
        <FieldNotes id="contact" fault={faults.contact} />
      </>
    )
  return (
    <section class="panel">
      <fieldset id="contact" {...noted({ id: 'contact', fault: faults.contact })}>
        <legend>{copy.with}</legend>
        {record.contacts.length === 0 && <p>{copy.personMissing}</p>}
        <FieldNotes id="contact" fault={faults.contact} />
        <Choices {...props} />
        <Finder {...props} />
      </fieldset>
    </section>
  )
}
