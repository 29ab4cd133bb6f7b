import type { Locale } from '../model/entities.ts'
import type { ProblemCode } from '../services/problems.ts'
import { messagesIn } from './messages.ts'

/** What a page says of a problem: title, and what to do next. */
export const problemText = (
  locale: Locale,
  code: ProblemCode,
): { readonly title: string; readonly detail: string } => messagesIn(locale, 'problems').codes[code]
