import type { ChatQuestion, ChatSite } from '../../model/chat.ts'
import type { FieldError } from '../../model/field-error.ts'
import {
  maxChatConsentLength,
  maxChatOptionLength,
  maxChatOptions,
  maxChatOrigins,
  maxChatPages,
  maxChatQuestionLength,
  maxChatQuestions,
  maxGreetingLength,
  maxNameLength,
  maxRetentionMonths,
} from '../../model/maximums.ts'
import { readChannel } from '../../model/notices.ts'
import { fieldFault, when } from '../field-fault.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import { scheduleFaults } from '../people/schedules.ts'
import { readOrigin } from './read-origin.ts'
import { carriesWhiteText, readableShade, readColor } from './site-color.ts'

const originFaults = ({ origins }: ChatSite): FieldError[] => [
  ...origins.flatMap((origin, index) =>
    readOrigin(origin) === undefined ? [fieldFault(`origins.${index}`, 'bad-origin')] : [],
  ),
  ...tooMany('origins', origins.length, maxChatOrigins),
]

function colorFaults({ color }: ChatSite): FieldError[] {
  const read = readColor(color)
  if (!read) return [fieldFault('color', 'bad-color')]
  return carriesWhiteText(read)
    ? []
    : [fieldFault('color', 'pale-color', { color: readableShade(read) })]
}

const questionFaults = ({ label, options }: ChatQuestion, path: string): FieldError[] => [
  ...when(label.trim() === '', fieldFault(`${path}.label`, 'no-question')),
  ...tooLong(`${path}.label`, label, maxChatQuestionLength),
  ...tooMany(`${path}.options`, options.length, maxChatOptions),
  ...options.flatMap(option => tooLong(`${path}.options`, option, maxChatOptionLength)).slice(0, 1),
]

const pageFaults = ({ pageIds }: ChatSite, knownPageIds: readonly string[]): FieldError[] => {
  const stranger = pageIds.find(id => !knownPageIds.includes(id))
  if (stranger !== undefined) return [fieldFault('pageIds', 'no-such-page', { page: stranger })]
  if (pageIds.length === 0) return [fieldFault('pageIds', 'no-pages')]
  return tooMany('pageIds', pageIds.length, maxChatPages)
}

const isRetention = (months: number) =>
  Number.isInteger(months) && months >= 1 && months <= maxRetentionMonths

/** All faults of a site, by field. @param knownPageIds pages of its workspace */
export const siteFaults = (site: ChatSite, knownPageIds: readonly string[]): FieldError[] => [
  ...when(site.name.trim() === '', fieldFault('name', 'no-name')),
  ...tooLong('name', site.name, maxNameLength),
  ...originFaults(site),
  ...scheduleFaults(site.hours, 'hours.'),
  ...pageFaults(site, knownPageIds),
  ...when(
    site.slackChannel !== undefined && readChannel(site.slackChannel) === undefined,
    fieldFault('slackChannel', 'bad-channel'),
  ),
  ...colorFaults(site),
  ...Object.entries(site.greetings).flatMap(([locale, text]) =>
    tooLong(`greetings.${locale}`, text, maxGreetingLength),
  ),
  ...tooMany('questions', site.questions.length, maxChatQuestions),
  ...site.questions.flatMap((question, index) => questionFaults(question, `questions.${index}`)),
  ...tooLong('consentText', site.consentText, maxChatConsentLength),
  ...when(
    !isRetention(site.retentionMonths),
    fieldFault('retentionMonths', 'months-range', { max: maxRetentionMonths }),
  ),
]
