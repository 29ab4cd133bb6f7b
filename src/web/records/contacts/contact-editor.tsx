import { isEmail, maxEmailLength } from '../../../text/email-address.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { OwnerChoice } from '../owner-choice.tsx'
import type { OwnerNames } from '../owner-names.ts'
import { contactAddress } from '../records-access.ts'
import { RecordsFrame } from '../records-frame.tsx'
import { TextField } from '../text-field.tsx'
import { type ContactFaults, type ContactForm, longest, splitAddresses } from './contact-form.ts'

interface ContactEditorProps {
  visit: Visit
  /** Undefined for a new contact. */
  contact: { id: string; name: string } | undefined
  form: ContactForm
  faults: ContactFaults
  ownerNames: OwnerNames
  /** Suggestions while the company is typed. */
  companyNames: readonly string[]
}

type Field = keyof ContactForm

const faultOf = ({ visit, faults }: ContactEditorProps, field: Field) =>
  faults.fields.includes(field) ? visit.copy.records.faults[field] : undefined

function emailsFault(props: ContactEditorProps) {
  const { taken } = props.faults
  const { emailTaken, wrongEmails } = props.visit.copy.records.faults
  if (!taken) {
    const wrong = splitAddresses(props.form.emails).filter(email => !isEmail(email))
    return wrong.length > 0
      ? wrongEmails({ addresses: wrong.join(', ') })
      : faultOf(props, 'emails')
  }
  return (
    <>
      {emailTaken({ email: taken.email })}{' '}
      <a href={contactAddress(taken.contact.id)}>{taken.contact.name}</a>
    </>
  )
}

function ContactFields(props: ContactEditorProps) {
  const { visit, form } = props
  const copy = visit.copy.records
  const field = (name: Field) => ({ name, value: form[name], fault: faultOf(props, name) })
  return (
    <div class="pair">
      <TextField {...field('name')} label={copy.name} maxLength={longest.name} isRequired />
      <OwnerChoice
        id="owner"
        name="owner"
        label={copy.owner}
        ownerNames={props.ownerNames}
        value={form.owner}
        nobody={copy.noOwner}
        fault={faultOf(props, 'owner')}
      />
      <TextField
        {...field('emails')}
        fault={emailsFault(props)}
        label={copy.emails}
        hint={copy.emailsHint}
        maxLength={longest.emails * (maxEmailLength + 2)}
        rows={3}
        isRequired
      />
      <div>
        <TextField {...field('phone')} label={copy.phone} maxLength={longest.phone} type="tel" />
        <TextField
          {...field('company')}
          label={copy.company}
          hint={copy.companyHint}
          maxLength={longest.company}
          list="companies"
        />
      </div>
    </div>
  )
}

/** /records/contacts/new and /records/builtin/contacts/:id/edit */
export function ContactEditor(props: ContactEditorProps) {
  const { visit, contact, faults, companyNames } = props
  const { frame, records: copy } = visit.copy
  const isWrong = faults.fields.length > 0 || faults.taken !== undefined
  return (
    <RecordsFrame
      visit={visit}
      tab="contacts"
      title={contact ? copy.editTitle({ name: contact.name }) : copy.newContact}
      notice={isWrong ? { kind: 'bad', text: frame.check } : undefined}
    >
      <p>
        <a href={contact ? contactAddress(contact.id) : '/records'}>
          {contact ? contact.name : copy.all}
        </a>
      </p>
      <form
        method="post"
        action={contact ? `${contactAddress(contact.id)}/edit` : '/records/contacts/new'}
        class="panel"
      >
        <FormSecret visit={visit} />
        <ContactFields {...props} />
        <datalist id="companies">
          {companyNames.map(name => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <button type="submit" class="primary">
          {frame.save}
        </button>
      </form>
    </RecordsFrame>
  )
}
