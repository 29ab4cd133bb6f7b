import type { ChatQuestion, ChatSite } from '../../model/chat.ts'
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
import { checkSchedule } from '../../model/schedule-check.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import type { FieldError } from '../problems.ts'
import { readOrigin } from './read-origin.ts'
import { carriesWhiteText, readableShade, readColor } from './site-color.ts'

const originFaults = ({ origins }: ChatSite): FieldError[] => [
  ...origins.flatMap((origin, index) =>
    readOrigin(origin) === undefined
      ? [{ path: `origins.${index}`, message: 'Use https:// and a host, without a path' }]
      : [],
  ),
  ...tooMany('origins', origins.length, maxChatOrigins),
]

function colorFaults({ color }: ChatSite): FieldError[] {
  const read = readColor(color)
  if (!read) return [{ path: 'color', message: 'Use a color such as #1d4ed8' }]
  return carriesWhiteText(read)
    ? []
    : [{ path: 'color', message: `White text cannot be read on it; use ${readableShade(read)}` }]
}

const questionFaults = ({ label, options }: ChatQuestion, path: string): FieldError[] => [
  ...(label.trim() === '' ? [{ path: `${path}.label`, message: 'Write the question' }] : []),
  ...tooLong(`${path}.label`, label, maxChatQuestionLength),
  ...tooMany(`${path}.options`, options.length, maxChatOptions),
  ...options.flatMap(option => tooLong(`${path}.options`, option, maxChatOptionLength)).slice(0, 1),
]

const pageFaults = ({ pageIds }: ChatSite, knownPageIds: readonly string[]): FieldError[] => {
  const stranger = pageIds.find(id => !knownPageIds.includes(id))
  if (stranger !== undefined) return [{ path: 'pageIds', message: `There is no page ${stranger}` }]
  if (pageIds.length === 0) return [{ path: 'pageIds', message: 'Choose at least one page' }]
  return tooMany('pageIds', pageIds.length, maxChatPages)
}

const isRetention = (months: number) =>
  Number.isInteger(months) && months >= 1 && months <= maxRetentionMonths

/** All faults of a site, by field. @param knownPageIds pages of its workspace */
export const siteFaults = (site: ChatSite, knownPageIds: readonly string[]): FieldError[] => [
  ...(site.name.trim() ? [] : [{ path: 'name', message: 'Enter a name' }]),
  ...tooLong('name', site.name, maxNameLength),
  ...originFaults(site),
  ...checkSchedule(site.hours).map(({ path, code }) => ({ path: `hours.${path}`, message: code })),
  ...pageFaults(site, knownPageIds),
  ...(site.slackChannel === undefined || readChannel(site.slackChannel)
    ? []
    : [{ path: 'slackChannel', message: "Use the channel's id or its link" }]),
  ...colorFaults(site),
  ...Object.entries(site.greetings).flatMap(([locale, text]) =>
    tooLong(`greetings.${locale}`, text, maxGreetingLength),
  ),
  ...tooMany('questions', site.questions.length, maxChatQuestions),
  ...site.questions.flatMap((question, index) => questionFaults(question, `questions.${index}`)),
  ...tooLong('consentText', site.consentText, maxChatConsentLength),
  ...(isRetention(site.retentionMonths)
    ? []
    : [{ path: 'retentionMonths', message: `Use 1 to ${maxRetentionMonths} months` }]),
]
