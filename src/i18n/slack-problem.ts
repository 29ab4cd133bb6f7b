import type { Locale } from '../model/entities.ts'
import type { ProblemCode, ProblemFacts } from '../services/problems.ts'
import { fieldName } from './field-name.ts'
import { messagesIn } from './messages.ts'
import { problemText } from './problem-text.ts'

/** What is wrong with single fields. Sentences about them are in English alone: other languages name the fields. */
function faultsText(locale: Locale, errors: NonNullable<ProblemFacts['errors']>): string {
  if (locale === 'en') return errors.map(({ message }) => message).join('; ')
  const names = errors.map(({ path }) => fieldName(locale, path))
  return [...new Set(names.filter(name => name !== undefined))].join(', ')
}

/** What Slack says of a problem: what happened, what to do next, and which fields it is about. */
export function slackProblem(
  locale: Locale,
  { code, errors = [] }: Pick<ProblemFacts, 'code' | 'errors'>,
): string {
  const own: Partial<Record<ProblemCode, string>> = messagesIn(locale, 'slack/problems')
  const { title, detail } = problemText(locale, code)
  const text = own[code] ?? `${title}. ${detail}`
  const faults = faultsText(locale, errors)
  return faults === '' ? text : `${text} (${faults})`
}
