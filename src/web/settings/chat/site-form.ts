import type { ChatSite, ConsentMode, IdentityMode } from '../../../model/chat.ts'
import { consentModes, identityModes } from '../../../model/chat.ts'
import { type Locale, locales } from '../../../model/entities.ts'
import { maxChatQuestions } from '../../../model/maximums.ts'
import type { Schedule } from '../../../scheduling/types.ts'
import type { ChatSiteContent } from '../../../services/chat/sites.ts'
import { officeHours } from '../../../services/people/office-hours.ts'
import { listField, textFields } from '../../form-fields.ts'
import {
  formOfSchedule,
  type HoursFaults,
  type HoursForm,
  readHoursForm,
  scheduleOfForm,
} from '../hours/hours-form.ts'

interface QuestionRow {
  /** Empty for a new question. */
  id: string
  label: string
  /** One per line. */
  options: string
}

/** What the form changes. */
export type FormContent = Omit<ChatSiteContent, 'slackChannel'>

/** A site's form as typed. */
export interface SiteForm {
  name: string
  isActive: boolean
  /** One per line. */
  origins: string
  /** The default page. */
  pageId: string
  morePageIds: readonly string[]
  hours: HoursForm
  color: string
  position: ChatSite['position']
  greetings: Record<Locale, string>
  questions: readonly QuestionRow[]
  consent: ConsentMode
  consentText: string
  identity: IdentityMode
  retentionMonths: string
}

const byLocale = (textOf: (locale: Locale) => string) =>
  Object.fromEntries(locales.map(locale => [locale, textOf(locale)])) as Record<Locale, string>

const hoursFormOf = (hours: Schedule): HoursForm => formOfSchedule({ ...hours, name: '' })

export const formOfSite = (site: FormContent): SiteForm => ({
  ...site,
  origins: site.origins.join('\n'),
  pageId: site.pageIds[0] ?? '',
  morePageIds: site.pageIds.slice(1),
  hours: hoursFormOf(site.hours),
  greetings: byLocale(locale => site.greetings[locale] ?? ''),
  questions: site.questions.map(({ id, label, options }) => ({
    id,
    label,
    options: options.join('\n'),
  })),
  retentionMonths: String(site.retentionMonths),
})

/** The form of a new site. */
export const newSiteForm = (parts: {
  name: string
  timeZone: string
  pageId: string | undefined
}): SiteForm =>
  formOfSite({
    name: parts.name,
    isActive: true,
    origins: [],
    pageIds: parts.pageId ? [parts.pageId] : [],
    hours: { timeZone: parts.timeZone, weekly: officeHours, overrides: [] },
    color: '#0f6b57',
    position: 'right',
    greetings: {},
    questions: [],
    consent: 'none',
    consentText: '',
    identity: 'off',
    retentionMonths: 12,
  })

const oneOf = <T extends string>(known: readonly T[], text: string | undefined, usual: T): T =>
  known.find(one => one === text) ?? usual

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

export function readSiteForm(body: unknown): SiteForm {
  const fields = textFields(body)
  const text = (name: string) => (fields[name] ?? '').trim()
  return {
    name: text('name'),
    isActive: fields.isActive === 'on',
    origins: text('origins'),
    pageId: text('pageId'),
    morePageIds: listField(body, 'morePageIds'),
    hours: { ...readHoursForm(body), name: '' },
    color: text('color'),
    position: oneOf(['left', 'right'], fields.position, 'right'),
    greetings: byLocale(locale => text(`greetings.${locale}`)),
    questions: Array.from({ length: maxChatQuestions }, (_, index) => ({
      id: text(`questions.${index}.id`),
      label: text(`questions.${index}.label`),
      options: text(`questions.${index}.options`),
    })),
    consent: oneOf(consentModes, fields.consent, 'none'),
    consentText: text('consentText'),
    identity: oneOf(identityModes, fields.identity, 'off'),
    retentionMonths: text('retentionMonths'),
  }
}

const questionsOf = ({ questions }: SiteForm): ChatSiteContent['questions'] => {
  const taken = new Set(questions.map(({ id }) => id))
  const freeId = () => {
    const number = [1, 2, 3].find(one => !taken.has(`q${one}`))
    taken.add(`q${number}`)
    return `q${number}`
  }
  return questions
    .filter(({ label, options }) => label !== '' || options !== '')
    .map(({ id, label, options }) => ({ id: id || freeId(), label, options: linesOf(options) }))
}

/** The service refuses them, together with all other faults of the form. */
const unreadable: Schedule = { timeZone: '', weekly: {}, overrides: [] }

/**
 * The site of a form, with the faults of its hours. Blank greetings are left out, so that visitors read the usual one.
 */
export function siteOfForm(form: SiteForm): { content: FormContent; hoursFaults: HoursFaults } {
  const read = scheduleOfForm(form.hours)
  const written = locales.filter(locale => form.greetings[locale] !== '')
  const content = {
    name: form.name,
    isActive: form.isActive,
    origins: linesOf(form.origins),
    pageIds: [form.pageId, ...form.morePageIds].filter(id => id !== ''),
    hours: 'schedule' in read ? read.schedule : unreadable,
    color: form.color,
    position: form.position,
    greetings: Object.fromEntries(written.map(locale => [locale, form.greetings[locale]])),
    questions: questionsOf(form),
    consent: form.consent,
    consentText: form.consentText,
    identity: form.identity,
    retentionMonths: /^\d{1,4}$/.test(form.retentionMonths) ? Number(form.retentionMonths) : 0,
  }
  return { content, hoursFaults: 'faults' in read ? read.faults : {} }
}
