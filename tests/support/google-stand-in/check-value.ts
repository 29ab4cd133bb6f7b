export interface Schema {
  id?: string
  type?: string
  format?: string
  $ref?: string
  enum?: string[]
  minimum?: string
  maximum?: string
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: Schema
  annotations?: { required?: string[] }
}

interface Check {
  schemas: Record<string, Schema>
  methodId: string
  /** PATCH removes a field with null. */
  allowsNull: boolean
}

const formats: Record<string, RegExp> = {
  int32: /^-?\d+$/,
  int64: /^-?\d+$/,
  date: /^\d{4}-\d\d-\d\d$/,
  // Dates in an event may lack an offset; those in parameters may not.
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
}

const jsonType = (value: unknown): string => {
  if (Array.isArray(value)) return 'array'
  if (value === null) return 'null'
  return Number.isInteger(value) ? 'integer' : typeof value
}

const checkObject = (check: Check, schema: Schema, value: object, at: string) => {
  const { properties = {}, additionalProperties } = schema
  for (const [name, field] of Object.entries(properties)) {
    const isRequired = field.annotations?.required?.includes(check.methodId)
    if (isRequired && !Object.hasOwn(value, name)) return `${at}.${name} is missing`
  }
  for (const [name, held] of Object.entries(value)) {
    const field = properties[name] ?? additionalProperties
    if (!field) return `${at}.${name} is unknown`
    if (held === undefined) continue
    const fault = checkValue(check, field, held, `${at}.${name}`)
    if (fault) return fault
  }
  return undefined
}

/** Checks a JSON value against a schema of the discovery document. Unknown fields are faults too. */
export function checkValue(
  check: Check,
  schema: Schema,
  value: unknown,
  at: string,
): string | undefined {
  if (schema.$ref) {
    const target = check.schemas[schema.$ref]
    return target ? checkValue(check, target, value, at) : `${at}: no schema ${schema.$ref}`
  }
  if (value === null && check.allowsNull) return undefined
  const type = jsonType(value)
  const fits = type === schema.type || (schema.type === 'number' && type === 'integer')
  if (!fits) return `${at} is of type ${type}, not ${schema.type}`
  if (typeof value === 'string') {
    const pattern = formats[schema.format ?? '']
    if (pattern && !pattern.test(value)) return `${at} is no ${schema.format}`
    if (schema.enum && !schema.enum.includes(value)) return `${at} may not be ${value}`
  }
  if (Array.isArray(value)) {
    const items = schema.items ?? {}
    return value.map((item, i) => checkValue(check, items, item, `${at}[${i}]`)).find(Boolean)
  }
  return type === 'object' ? checkObject(check, schema, value as object, at) : undefined
}

/** The fault of a query or path parameter. */
export function checkText(schema: Schema, text: string, at: string): string | undefined {
  const { type, format = '', minimum, maximum } = schema
  if (type === 'boolean' && !['true', 'false'].includes(text)) return `${at} is no boolean`
  if (type === 'integer' && !/^-?\d+$/.test(text)) return `${at} is no integer`
  if (type === 'number' && !Number.isFinite(Number(text || 'none'))) return `${at} is no number`
  if (formats[format] && !formats[format].test(text)) return `${at} is no ${format}`
  if (format === 'date-time' && !/(Z|[+-]\d\d:\d\d)$/.test(text)) return `${at} has no offset`
  if (schema.enum && !schema.enum.includes(text)) return `${at} may not be ${text}`
  if (minimum !== undefined && Number(text) < Number(minimum)) return `${at} is below ${minimum}`
  if (maximum !== undefined && Number(text) > Number(maximum)) return `${at} is above ${maximum}`
  return undefined
}
