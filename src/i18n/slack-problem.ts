import type { Locale } from '../model/entities.ts'
import type { ProblemCode, ProblemFacts } from '../services/problems.ts'
import { fieldName } from './field-name.ts'
import { messagesIn } from './messages.ts'
import { problemText } from './problem-text.ts'

/**
 * Describes errors of single fields. Their sentences exist only in English; other languages list the field
 * names.
 */
function faultsText(locale: Locale, errors: NonNullable<ProblemFacts['errors']>): string {
  if (locale === 'en') return errors.map(({ message }) => message).join('; ')
  const names = errors.map(({ path }) => fieldName(locale, path))
  return [...new Set(names.filter(name => name !== undefined))].join(', ')
}

/** Text of a problem in Slack: what happened, what to do next, and which fields are affected. */
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
