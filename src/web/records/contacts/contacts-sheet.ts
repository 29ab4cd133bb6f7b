import type { CrmContactInput } from '../../../../crm/contract/crm-records.ts'
import type { SettingsMessages } from '../../../i18n/settings-messages.ts'
import { byteOrderMark, csvRows } from '../../../text/csv.ts'

type SheetMessages = SettingsMessages['records']['sheet']

/** The contacts as CSV, line by line. Several addresses share a cell, separated by semicolons. */
export async function* contactsSheet(
  copy: SheetMessages,
  contacts: AsyncIterable<CrmContactInput>,
): AsyncIterable<string> {
  const { name, emails, phone, company, owner } = copy
  yield byteOrderMark + csvRows([[name, emails, phone, company, owner]])
  for await (const contact of contacts)
    yield csvRows([
      [
        contact.name,
        contact.emails.join('; '),
        contact.phone ?? '',
        contact.company ?? '',
        contact.ownerEmail ?? '',
      ],
    ])
}
