/** Fields of a form as they were sent. */

/** A body as flat text fields, whether its brackets were parsed into objects or not. */
export function textFields(body: unknown): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(body ?? {})) {
    if (typeof value === 'string') fields[name] = value
    else if (value && typeof value === 'object' && !Array.isArray(value))
      for (const [key, inner] of Object.entries(value))
        if (typeof inner === 'string') fields[`${name}[${key}]`] = inner
  }
  return fields
}

/** All values of a field that may stand more than once, in order. */
export function listField(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | undefined)?.[name]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.filter(one => typeof one === 'string')
}
