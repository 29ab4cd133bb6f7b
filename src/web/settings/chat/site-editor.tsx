import { languageName } from '../../../i18n/language-name.ts'
import { type Messages, messagesIn } from '../../../i18n/messages.ts'
import { consentModes, identityModes } from '../../../model/chat.ts'
import { locales, type SchedulingPage } from '../../../model/entities.ts'
import {
  maxChatConsentLength,
  maxChatOptionLength,
  maxChatOptions,
  maxChatQuestionLength,
  maxChatQuestions,
  maxGreetingLength,
  maxNameLength,
  maxTimeZoneLength,
} from '../../../model/maximums.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { ZoneList } from '../../signed-in/zone-list.tsx'
import { Field, hoursFaultText, Overrides, Weekly } from '../hours/hours-fields.tsx'
import type { HoursFaults } from '../hours/hours-form.ts'
import type { SiteFaults } from './site-fault-texts.ts'
import { ChoiceField, describedBy, Labeled, TextField } from './site-fields.tsx'
import type { SiteForm } from './site-form.ts'

export interface EditorProps {
  visit: Visit
  form: SiteForm
  faults: SiteFaults
  hoursFaults: HoursFaults
  /** Of the workspace. */
  pages: readonly SchedulingPage[]
}

type PartProps = EditorProps & { copy: Messages<'settings/chat'> }

const Website = ({ copy, form, faults }: PartProps) => (
  <fieldset>
    <legend>{copy.basics}</legend>
    <TextField
      name="name"
      label={copy.name}
      hint={copy.nameHint}
      value={form.name}
      maxLength={maxNameLength}
      shows="name"
      faults={faults}
    />
    <label class="check">
      <input type="checkbox" name="isActive" checked={form.isActive} />
      {copy.isActive}
    </label>
    <TextField
      name="origins"
      label={copy.origins}
      hint={copy.originsHint}
      value={form.origins}
      rows={3}
      faults={faults}
    />
  </fieldset>
)

function Pages({ copy, form, faults, pages }: PartProps) {
  const options = pages.map(({ id, title }) => [id, title] as const)
  const none = pages.some(({ id }) => id === form.pageId) ? [] : [['', '–'] as const]
  return (
    <fieldset>
      <legend>{copy.booking}</legend>
      <ChoiceField
        name="pageId"
        label={copy.page}
        value={form.pageId}
        options={[...none, ...options]}
        faults={new Map([['pageId', faults.get('pageIds')]].flatMap(asFault))}
      />
      {pages.length > 1 && (
        <details open={form.morePageIds.length > 0}>
          <summary>{copy.morePages}</summary>
          {pages.map(({ id, title }) => (
            <label key={id} class="check">
              <input
                type="checkbox"
                name="morePageIds"
                value={id}
                checked={form.morePageIds.includes(id)}
              />
              {title}
            </label>
          ))}
        </details>
      )}
    </fieldset>
  )
}

const asFault = ([name, text]: (string | undefined)[]): [string, string][] =>
  name && text ? [[name, text]] : []

const Hours = ({ copy, visit, form, hoursFaults: faults }: PartProps) => (
  <fieldset>
    <legend>{copy.hours}</legend>
    <p class="hint">{copy.hoursHint}</p>
    <Field
      id="timeZone"
      label={visit.copy.hours.timeZone}
      name="timeZone"
      value={form.hours.timeZone}
      list="zones"
      maxLength={maxTimeZoneLength}
      fault={hoursFaultText({ visit, faults }, 'timeZone')}
    />
    <ZoneList />
    <Weekly visit={visit} form={form.hours} faults={faults} />
    <Overrides visit={visit} form={form.hours} faults={faults} />
  </fieldset>
)

function Look({ copy, form, faults }: PartProps) {
  const color = { name: 'color', hint: copy.colorHint, faults }
  return (
    <fieldset>
      <legend>{copy.look}</legend>
      <div class="pair">
        <Labeled {...color} label={copy.color}>
          <input {...describedBy(color)} type="color" value={form.color} data-shows="color" />
        </Labeled>
        <ChoiceField
          name="position"
          label={copy.position}
          value={form.position}
          options={(['right', 'left'] as const).map(side => [side, copy.positions[side]] as const)}
          shows="position"
          faults={faults}
        />
      </div>
      {locales.map(locale => (
        <TextField
          key={locale}
          name={`greetings.${locale}`}
          label={copy.greeting({ language: languageName(locale) })}
          value={form.greetings[locale]}
          placeholder={messagesIn(locale, 'chat').greeting}
          maxLength={maxGreetingLength}
          rows={2}
          shows={`greeting.${locale}`}
          faults={faults}
        />
      ))}
      <p class="hint">{copy.greetingHint}</p>
    </fieldset>
  )
}

const emptyRow = { id: '', label: '', options: '' }

const Questions = ({ copy, form, faults }: PartProps) => (
  <fieldset>
    <legend>{copy.questions}</legend>
    <p class="hint">{copy.questionsHint}</p>
    {Array.from({ length: maxChatQuestions }, (_, index) => form.questions[index] ?? emptyRow).map(
      ({ id, label, options }, index) => (
        <div class="pair" key={id || `new-${index}`}>
          <input type="hidden" name={`questions.${index}.id`} value={id} />
          <TextField
            name={`questions.${index}.label`}
            label={copy.question}
            value={label}
            maxLength={maxChatQuestionLength}
            faults={faults}
          />
          <TextField
            name={`questions.${index}.options`}
            label={copy.options}
            value={options}
            maxLength={maxChatOptions * (maxChatOptionLength + 1)}
            rows={2}
            faults={faults}
          />
        </div>
      ),
    )}
  </fieldset>
)

const Privacy = ({ copy, visit, form, faults }: PartProps) => (
  <fieldset>
    <legend>{copy.privacy}</legend>
    <ChoiceField
      name="consent"
      label={copy.consent}
      value={form.consent}
      options={consentModes.map(mode => [mode, copy.consents[mode]] as const)}
      faults={faults}
    />
    <TextField
      name="consentText"
      label={copy.consentText}
      hint={copy.consentTextHint({ text: messagesIn(visit.locale, 'chat').consentText })}
      value={form.consentText}
      maxLength={maxChatConsentLength}
      rows={2}
      faults={faults}
    />
    <ChoiceField
      name="identity"
      label={copy.identity}
      hint={copy.identityHint}
      value={form.identity}
      options={identityModes.map(mode => [mode, copy.identities[mode]] as const)}
      faults={faults}
    />
    <TextField
      name="retentionMonths"
      label={copy.retention}
      value={form.retentionMonths}
      maxLength={4}
      faults={faults}
    />
  </fieldset>
)

/** All fields of a site, by subject. */
export function SiteEditor(props: EditorProps) {
  const part = { ...props, copy: messagesIn(props.visit.locale, 'settings/chat') }
  return (
    <>
      <Website {...part} />
      <Pages {...part} />
      <Hours {...part} />
      <Look {...part} />
      <Questions {...part} />
      <Privacy {...part} />
    </>
  )
}
