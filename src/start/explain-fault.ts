import { ConfigError } from '../config.ts'
import { isDatabaseAway } from '../store/database/postgres-errors.ts'

/** Instructions by SQLSTATE, for errors of an external Postgres at the start. */
const databaseFaults: Record<string, string> = {
  '28P01': 'The database refuses the user or password in DATABASE_URL.',
  '28000': 'The database refuses the user in DATABASE_URL.',
  '3D000': 'The database that DATABASE_URL names does not exist. Create it, then start again.',
  '42501':
    'The user in DATABASE_URL may not make tables or extensions. Make that user the owner of the database, and run `create extension btree_gist` in it as an administrator.',
  '53300':
    'The database takes no more connections. Raise its max_connections, or stop programs that use it.',
}

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : ''

/** What the operating system rejected, for which path. */
const fileFault = (error: NodeJS.ErrnoException): string | undefined => {
  if (!error.path) return undefined
  if (error.code === 'ENOSPC') return `The disk is full: ${error.path} could not be written.`
  if (error.code === 'EROFS')
    return `${error.path} is on a read-only disk. Set DATA_DIR to another.`
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return `This user may not use ${error.path}. Give it to the user who starts Parley, or set DATA_DIR to another folder.`
  return undefined
}

/** Why Parley cannot start, in sentences without a stack. */
function explainFault(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults
  if (!(error instanceof Error)) return [String(error)]
  const known = databaseFaults[codeOf(error)] ?? fileFault(error)
  if (known) return [known]
  if (isDatabaseAway(error))
    return [
      `The database does not answer${codeOf(error) ? ` (${codeOf(error)})` : ''}. Check DATABASE_URL, and that the database runs and can be reached from this machine.`,
    ]
  return [error.message.split('\n', 1)[0] || error.name]
}

/** As it is printed. */
export const describeFaults = (error: unknown): string =>
  ['Parley cannot start:', ...explainFault(error).map(fault => `  - ${fault}`)].join('\n')
