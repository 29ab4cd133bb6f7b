import { compileMessages } from '../../../../i18n/compile-messages.ts'
import { maxSearchLength, personValue, readPerson } from '../schedule-form.ts'
import type { SchedulePageProps } from '../schedule-page-props.ts'
import { FieldNotes, noted } from './field.tsx'

function Chips({ copy, form }: SchedulePageProps) {
  return (
    <ul class="chips">
      {form.guests.map(text => {
        const { name, email } = readPerson(text) ?? { name: '', email: text }
        return (
          <li key={text}>
            <input type="hidden" name="guests" value={text} />
            <bdi title={email}>{name || email}</bdi>
            <button
              type="submit"
              name="dropGuest"
              value={text}
              formnovalidate
              aria-label={copy.remove({ name: name || email })}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function Found({ copy, finds }: SchedulePageProps) {
  if (!finds.guests) return null
  return (
    <div role="status">
      {finds.isPartial && <p class="hint">{copy.away}</p>}
      {finds.guests.length === 0 && <p class="hint">{copy.nobody}</p>}
      <ul class="found">
        {finds.guests.map(person => (
          <li key={person.email}>
            <button type="submit" name="addGuest" value={personValue(person)} formnovalidate>
              <bdi>{person.name || person.email}</bdi>{' '}
              <span class="soft">
                {person.email}
                {person.kind === 'user' && ` · ${copy.colleague}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Further attendees: contacts and colleagues. */
export function GuestsField(props: SchedulePageProps) {
  const { copy, form, faults, record, crm, frame, visit } = props
  const notes = { id: 'guestText', hint: copy.guestsHint, fault: faults.guests }
  return (
    <div class="field" id="guests">
      <label for="guestText">{copy.guests}</label>
      <Chips {...props} />
      <div class="finder">
        <div class="combo">
          <input
            id="guestText"
            name="guestText"
            value={form.guestText}
            maxLength={maxSearchLength}
            autocomplete="off"
            data-people={frame.framedBy ? undefined : `/records/${crm.id}/people`}
            data-found={JSON.stringify(
              compileMessages(visit.locale, 'schedule', ['suggestions']).suggestions,
            )}
            data-colleague={copy.colleague}
            lang={visit.locale}
            key={record.id}
            {...noted(notes)}
          />
        </div>
        <button type="submit" name="do" value="show" formnovalidate id="add-guest">
          {copy.add}
        </button>
      </div>
      <FieldNotes {...notes} />
      <Found {...props} />
    </div>
  )
}
