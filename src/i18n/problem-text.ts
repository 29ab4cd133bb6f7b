import type { Locale } from '../model/entities.ts'
import type { ProblemCode } from '../services/problems.ts'
import { messagesIn } from './messages.ts'

/** Title of a problem, and what the reader can do next. */
export const problemText = (
  locale: Locale,
  code: ProblemCode,
): { readonly title: string; readonly detail: string } => messagesIn(locale, 'problems').codes[code]
