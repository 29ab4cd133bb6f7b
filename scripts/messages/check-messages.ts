import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFaults } from './find-faults.ts'
import { findMisuses } from './find-misuses.ts'
import { readCatalogs } from './read-catalogs.ts'
import { writeTypes } from './write-types.ts'

/** Folder of the message catalogs, below the root of the project. */
const catalogsFolder = (root: string) => join(root, 'src', 'i18n', 'locales')
export const typesFile = (root: string) => join(root, 'src', 'i18n', 'generated-catalogs.ts')

/** Compares the list of languages with the folders. */
function localeFaults(folders: readonly string[], locales: readonly string[]): string[] {
  return [
    ...folders
      .filter(name => !locales.includes(name))
      .map(name => `${name} has a folder and is not in the list of locales`),
    ...locales.filter(name => !folders.includes(name)).map(name => `${name} has no folder`),
  ]
}

/** Faults of the messages themselves. If there are none, the types can be written. */
export function checkCatalogs(root: string, locales: readonly string[]): string[] {
  const folder = catalogsFolder(root)
  const listed = localeFaults(readdirSync(folder), locales)
  if (listed.length > 0) return listed
  const english = readCatalogs(join(folder, 'en'))
  return locales.flatMap(locale => findFaults(locale, readCatalogs(join(folder, locale)), english))
}

export const typesFor = (root: string, locales: readonly string[]): string =>
  writeTypes(
    new Map(locales.map(locale => [locale, readCatalogs(join(catalogsFolder(root), locale))])),
  )

/** All checks of messages in `npm run check`. */
export function checkMessages(root: string, locales: readonly string[]): string[] {
  const faults = checkCatalogs(root, locales)
  if (faults.length > 0) return faults
  if (readFileSync(typesFile(root), 'utf8') !== typesFor(root, locales))
    return ['src/i18n/generated-catalogs.ts is stale: run `npm run messages`']
  return findMisuses(root, readCatalogs(join(catalogsFolder(root), 'en')))
}
