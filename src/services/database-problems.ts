import { isDatabaseAway } from '../store/database/postgres-errors.ts'
import { isUnstorableText } from '../store/database/unstorable-text.ts'
import { fieldFault } from './field-fault.ts'
import { databaseAway, invalidInput, type Problem } from './problems.ts'

/** The problem to show if the database rejected the input or did not answer; undefined for any other error. */
export function asDatabaseProblem(error: unknown): Problem | undefined {
  if (isDatabaseAway(error)) return databaseAway()
  if (isUnstorableText(error)) return invalidInput([fieldFault('body', 'unreadable-text')])
  return undefined
}
