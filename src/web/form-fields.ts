/** Fields of a form as they were sent. */
import { readInstant } from '../scheduling/instant.ts'
import { readZone } from '../scheduling/zone-names/read-zone.ts'
import { invalidInput } from '../services/problems.ts'
import { storableText } from '../text/storable-text.ts'

/** Forms send CRLF; lengths are counted, and texts are kept, with LF (WHATWG HTML §4.10.22.5). */
const withPlainEnds = (text: string) => text.replaceAll('\r\n', '\n')

/** A form loses nothing of what was typed to a character that cannot be kept. */
const typedText = (text: string) => storableText(withPlainEnds(text))

/** A body as flat text fields, whether its brackets were parsed into objects or not. */
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

/** The instant that a form chose. Throws `invalid-input`: a page of ours sends one that can be read. */
export function instantField(fields: Readonly<Record<string, string>>, path: string): number {
  const instant = readInstant(fields[path])
  if (instant === undefined)
    throw invalidInput([{ path, message: 'Go back and choose one of the times' }])
  return instant
}

/** The zone that a form names, in any of the ways people do; as typed where it names none. */
export function zoneField(fields: Readonly<Record<string, string>>, name = 'timeZone'): string {
  const typed = (fields[name] ?? '').trim()
  return readZone(typed) ?? typed
}

/** All values of a field that may stand more than once, in order. */
export function listField(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | undefined)?.[name]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.filter(one => typeof one === 'string').map(storableText)
}
