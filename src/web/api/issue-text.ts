import type { z } from 'zod'

type RawIssue = z.core.$ZodRawIssue

const kinds: Readonly<Record<string, string>> = {
  string: 'Give text',
  number: 'Give a number',
  int: 'Give a whole number',
  boolean: 'Give true or false',
  array: 'Give a list',
  tuple: 'Give a list',
  object: 'Give an object',
  record: 'Give an object with values by name',
  null: 'Give null',
}

const unusable = 'This cannot be used here'

const limitText = (what: 'most' | 'least', { origin = '', limit = '' }: Record<string, string>) => {
  const units: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' }
  return `Use at ${what} ${limit}${units[origin] ?? ''}`
}

/** Error message for a value whose schema has no message of its own. */
export function issueText(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is required' : (kinds[issue.expected] ?? unusable)
    case 'invalid_value':
      return `Use ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`
    case 'too_big':
      return limitText('most', { origin: issue.origin, limit: String(issue.maximum) })
    case 'too_small':
      return limitText('least', { origin: issue.origin, limit: String(issue.minimum) })
    default:
      return unusable
  }
}
