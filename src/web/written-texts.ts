import type { Request } from 'express'
import type { Problem } from '../services/problems.ts'
import { textFields } from './form-fields.ts'

/** Somebody else's page wrote these, or nobody knows who did. */
const fromElsewhere = new Set(['other-site', 'misdirected'])
const isSecret = (name: string) => /password|secret|token|code|key|csrf/i.test(name)
const hasWords = (text: string) => /\S\s+\S/.test(text)

/** What somebody wrote into a form that was refused: texts of several words, which nobody likes to write twice. */
export function writtenTexts({ method, body }: Request, { facts }: Problem): string[] {
  if (method !== 'POST' || fromElsewhere.has(facts.code)) return []
  return Object.entries(textFields(body)).flatMap(([name, text]) =>
    !isSecret(name) && hasWords(text) ? [text] : [],
  )
}
