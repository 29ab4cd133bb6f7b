import { languageName } from '../../../i18n/language-name.ts'
import { locales } from '../../../model/entities.ts'
import { maxNameLength, maxTimeZoneLength } from '../../../model/maximums.ts'
import { maxEmailLength } from '../../../text/email-address.ts'
import { isAdmin, type Visit } from '../../signed-in/visit.ts'
import { emailInput } from '../../views/email-input.ts'
import type { PersonFault, PersonForm } from './person-form.ts'

interface PersonFieldsProps {
  visit: Visit
  form: PersonForm
  faults: readonly PersonFault[]
  /** The email of a user is permanent, because other systems identify the user by it. */
  hasEmail: boolean
}

const faultWords = ({ visit }: PersonFieldsProps, fault: PersonFault) =>
  fault === 'badZone' ? visit.copy.hours.faults['bad-zone'] : visit.copy.people[fault]

const lengths = { name: maxNameLength, email: maxEmailLength, timeZone: maxTimeZoneLength }

function TextField({
  name,
  type = 'text',
  own,
  ...props
}: PersonFieldsProps & {
  name: 'name' | 'email' | 'timeZone'
  type?: 'text' | 'email'
  own: readonly PersonFault[]
}) {
  const { visit, form, faults } = props
  const fault = own.find(one => faults.includes(one))
  const common = {
    id: name,
    name,
    value: form[name],
    required: true,
    maxLength: lengths[name],
    autocomplete: 'off' as const,
  }
  const wrong = fault
    ? ({ 'aria-invalid': true, 'aria-describedby': `${name}-fault` } as const)
    : {}
  return (
    <div class="field">
      <label for={name}>{visit.copy.people[name]}</label>
      {type === 'email' ? (
        <input {...common} {...wrong} {...emailInput} />
      ) : (
        <input
          {...common}
          {...wrong}
          type="text"
          list={name === 'timeZone' ? 'zones' : undefined}
        />
      )}
      {fault && (
        <p id={`${name}-fault`} class="field-error">
          {faultWords(props, fault)}
        </p>
      )}
    </div>
  )
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: string
  value: string
  options: Readonly<Record<string, string>>
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {Object.entries(options).map(([key, copy]) => (
          <option key={key} value={key} selected={key === value}>
            {copy}
          </option>
        ))}
      </select>
    </div>
  )
}

export function PersonFields(props: PersonFieldsProps) {
  const { visit, form, faults, hasEmail } = props
  const copy = visit.copy.people
  const languages = Object.fromEntries(locales.map(locale => [locale, languageName(locale)]))
  return (
    <div class="pair">
      <TextField {...props} name="name" own={['badName']} />
      {hasEmail && (
        <TextField {...props} name="email" type="email" own={['badEmail', 'emailTaken']} />
      )}
      <TextField {...props} name="timeZone" own={['badZone']} />
      <Choice name="locale" label={copy.locale} value={form.locale} options={languages} />
      {isAdmin(visit.user) && (
        <Choice
          name="role"
          label={copy.role}
          value={form.role}
          options={{ rep: copy.rep, admin: copy.admin }}
        />
      )}
      {faults.includes('lastAdmin') && <p class="field-error">{copy.lastAdmin}</p>}
    </div>
  )
}
