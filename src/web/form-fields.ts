/** Fields of a form as sent. */
import { readInstant } from '../scheduling/instant.ts'
import { readZone } from '../scheduling/zone-names/read-zone.ts'
import { invalidInput } from '../services/problems.ts'
import { storableText } from '../text/storable-text.ts'

/** Forms send CRLF. Texts are counted and stored with LF (WHATWG HTML §4.10.22.5). */
const withPlainEnds = (text: string) => text.replaceAll('\r\n', '\n')

/** The text without characters that cannot be stored, so that the rest is not lost. */
const typedText = (text: string) => storableText(withPlainEnds(text))

/** The body as flat text fields, whether or not brackets in names were parsed into objects. */
export function textFields(body: unknown): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(body ?? {})) {
    if (typeof value === 'string') fields[name] = typedText(value)
    else if (value && typeof value === 'object' && !Array.isArray(value))
      for (const [key, inner] of Object.entries(value))
        if (typeof inner === 'string') fields[`${name}[${key}]`] = typedText(inner)
  }
  return fields
}

/** The instant in a form. Throws `invalid-input`, since our own pages send valid ones. */
export function instantField(fields: Readonly<Record<string, string>>, path: string): number {
  const instant = readInstant(fields[path])
  if (instant === undefined)
    throw invalidInput([{ path, message: 'Go back and choose one of the times' }])
  return instant
}

/** The IANA zone in a form, from any common name of a zone; the typed text if there is none. */
export function zoneField(fields: Readonly<Record<string, string>>, name = 'timeZone'): string {
  const typed = (fields[name] ?? '').trim()
  return readZone(typed) ?? typed
}

/** All values of a repeated field, in order. */
export function listField(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | undefined)?.[name]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.filter(one => typeof one === 'string').map(storableText)
}
