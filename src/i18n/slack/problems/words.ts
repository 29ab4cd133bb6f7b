import type { Locale } from '../../../scheduling/entities.ts'
import type { ProblemCode, ProblemFacts } from '../../../services/problems.ts'
import { problemWords } from '../../problems/problem-words.ts'
import { en, type SlackProblemWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, SlackProblemWords> = { en, pl, it }

/** What Slack says of a problem: what happened, and what to do next. Faults of single fields are in English alone. */
export function slackProblem(
  locale: Locale,
  { code, errors = [] }: Pick<ProblemFacts, 'code' | 'errors'>,
): string {
  const own: Partial<Record<ProblemCode, string>> = byLocale[locale]
  const { title, detail } = problemWords(locale, code)
  const said = own[code] ?? `${title}. ${detail}`
  if (locale !== 'en' || errors.length === 0) return said
  return `${said} (${errors.map(({ message }) => message).join('; ')})`
}
