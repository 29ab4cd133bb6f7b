import type { Locale } from '../../../model/entities.ts'
import type { ProblemCode, ProblemFacts } from '../../../services/problems.ts'
import { problemWords } from '../../problems/problem-words.ts'
import { fieldName } from '../fields/words.ts'
import { en, type SlackProblemWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, SlackProblemWords> = { en, pl, it }

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
  const own: Partial<Record<ProblemCode, string>> = byLocale[locale]
  const { title, detail } = problemWords(locale, code)
  const said = own[code] ?? `${title}. ${detail}`
  const faults = faultsText(locale, errors)
  return faults === '' ? said : `${said} (${faults})`
}
