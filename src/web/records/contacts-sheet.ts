import type { CrmContactInput } from '../../../crm/crm-records.ts'
import type { SettingsWords } from '../../i18n/settings/settings-words.ts'

const byteOrderMark = '\uFEFF'

/**
 * What a spreadsheet would run as a formula gets an apostrophe before it, which the import takes away.
 *
 * @see OWASP, CSV Injection
 */
export const guardCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** @see RFC 4180; cells with semicolons are quoted, too, for programs that part by those. */
const toCell = (text: string) => {
  const guarded = guardCell(text)
  return /[",;\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

const toLine = (cells: readonly string[]) => `${cells.map(toCell).join(',')}\r\n`

type SheetWords = SettingsWords['records']['sheet']

/** The contacts as CSV, line by line; several addresses share a cell, parted by semicolons. */
export async function* contactsSheet(
  words: SheetWords,
  contacts: AsyncIterable<CrmContactInput>,
): AsyncIterable<string> {
  const { name, emails, phone, company, owner } = words
  yield byteOrderMark + toLine([name, emails, phone, company, owner])
  for await (const contact of contacts)
    yield toLine([
      contact.name,
      contact.emails.join('; '),
      contact.phone ?? '',
      contact.company ?? '',
      contact.ownerEmail ?? '',
    ])
}
