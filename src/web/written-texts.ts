import type { Request } from 'express'
import type { Problem } from '../services/problems.ts'
import { textFields } from './form-fields.ts'

/** Another site's page may have sent these values. */
const fromElsewhere = new Set(['other-site', 'misdirected'])
const isSecret = (name: string) => /password|secret|token|code|key|csrf/i.test(name)
const hasWords = (text: string) => /\S\s+\S/.test(text)

/** The typed texts of several words in a refused form, so that the person can copy them. */
export function writtenTexts({ method, body }: Request, { facts }: Problem): string[] {
  if (method !== 'POST' || fromElsewhere.has(facts.code)) return []
  return Object.entries(textFields(body)).flatMap(([name, text]) =>
    !isSecret(name) && hasWords(text) ? [text] : [],
  )
}
