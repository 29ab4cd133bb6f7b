/**
 * Writes the types of all messages to src/i18n/generated-catalogs.ts. With `--check` it writes nothing and
 * fails if that file is outdated, or if a message is missing, malformed, unused or differs in structure from
 * the English one.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { locales } from '../src/model/entities.ts'
import { checkCatalogs, checkMessages, typesFile, typesFor } from './messages/check-messages.ts'

const root = join(import.meta.dirname, '..')
const isCheck = process.argv.includes('--check')
const faults = isCheck ? checkMessages(root, locales) : checkCatalogs(root, locales)

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
else if (!isCheck) writeFileSync(typesFile(root), typesFor(root, locales))
