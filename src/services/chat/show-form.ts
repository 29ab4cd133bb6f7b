import type { ChatDetails, ChatForm } from '../../chat/types.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { Locale, Question, SchedulingPage } from '../../model/entities.ts'

interface ShownField {
  name: string
  label: string
  type: 'text' | 'email' | 'tel' | 'select' | 'textarea' | 'checkbox' | 'zone'
  isRequired: boolean
  value?: string | undefined
  options?: readonly string[] | undefined
  error?: string | undefined
}

export interface ShownForm {
  fields: readonly ShownField[]
  /** Label of its button. */
  submit: string
}

interface FormFacts {
  locale: Locale
  /** What was typed before. */
  details: ChatDetails
  page: SchedulingPage | undefined
  /** Names of fields that were refused. */
  wrong: readonly string[]
}

type Copy = Messages<'chat-bot'>

/** A page whose hosts call needs the visitor's number. */
const needsPhone = (page: SchedulingPage | undefined): boolean =>
  page?.location.kind === 'phone' && !page.location.number

function errorOf(name: string, { faults }: Copy, wrong: readonly string[]): string | undefined {
  if (!wrong.includes(name)) return undefined
  return name === 'name' || name === 'email' || name === 'phone' ? faults[name] : faults.answer
}

const questionField = ({ id, label, kind, required, options }: Question): ShownField => ({
  name: `answers.${id}`,
  label,
  type: kind,
  isRequired: required,
  ...(options ? { options } : {}),
})

function detailFields({ details, page }: FormFacts, copy: Copy): ShownField[] {
  const { form } = copy
  const questions = (page?.questions ?? []).filter(({ required }) => required)
  return [
    { name: 'name', label: form.name, type: 'text', isRequired: true, value: details.name },
    { name: 'email', label: form.email, type: 'email', isRequired: true, value: details.email },
    ...(needsPhone(page)
      ? [
          {
            name: 'phone',
            label: form.phone,
            type: 'tel',
            isRequired: true,
            value: details.phone,
          } as const,
        ]
      : []),
    ...questions.map(question => ({
      ...questionField(question),
      value: details.answers?.[question.id],
    })),
  ]
}

/** A form of the conversation with what was typed before, and with what was wrong about it. */
export function showForm(form: ChatForm, facts: FormFacts): ShownForm {
  const copy = messagesIn(facts.locale, 'chat-bot')
  switch (form.kind) {
    case 'details':
      return {
        fields: detailFields(facts, copy).map(field => ({
          ...field,
          error: errorOf(field.name, copy, facts.wrong),
        })),
        submit: copy.form.continue,
      }
    case 'email':
      return {
        fields: [{ name: 'email', label: copy.form.email, type: 'email', isRequired: true }],
        submit: copy.form.send,
      }
    case 'code':
      return {
        fields: [{ name: 'code', label: copy.form.code, type: 'text', isRequired: true }],
        submit: copy.form.confirmCode,
      }
    case 'zone':
      return {
        fields: [{ name: 'timeZone', label: copy.form.zone, type: 'zone', isRequired: true }],
        submit: copy.form.continue,
      }
  }
}
