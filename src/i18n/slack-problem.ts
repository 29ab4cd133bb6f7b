import type { Locale } from '../model/entities.ts'
import type { ProblemCode, ProblemFacts } from '../services/problems.ts'
import { fieldFaultText } from './field-fault-text.ts'
import { fieldName } from './field-name.ts'
import { messagesIn } from './messages.ts'
import { problemText } from './problem-text.ts'

type Errors = NonNullable<ProblemFacts['errors']>

/** Faults without a code have only an English message; other languages list their fields. */
function faultsText(locale: Locale, errors: Errors): string {
  const texts = errors.map(error => {
    const text = fieldFaultText(locale, error)
    return text ?? (locale === 'en' ? error.message : fieldName(locale, error.path))
  })
  return [...new Set(texts.filter(text => text !== undefined))].join('; ')
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
