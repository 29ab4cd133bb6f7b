import { isDatabaseAway } from '../store/database/postgres-errors.ts'
import { isUnstorableText } from '../store/database/unstorable-text.ts'
import { databaseAway, invalidInput, type Problem } from './problems.ts'

/** What people are told where the database refused or did not answer; undefined for anything else. */
export function asDatabaseProblem(error: unknown): Problem | undefined {
  if (isDatabaseAway(error)) return databaseAway()
  if (isUnstorableText(error))
    return invalidInput([{ path: 'body', message: 'Leave out NUL and broken characters' }])
  return undefined
}
