import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import type { StandInRequest } from '../stand-in/request.ts'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: { type?: string; enum?: (string | number)[] }
}
interface Operation {
  operationId: string
  security: { oauth2?: string[] }[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: object }> }
}
interface Contract {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { properties?: object }> }
}

const contractFile = new URL('../../fixtures/pipedrive/contract.json', import.meta.url)
const contract = JSON.parse(readFileSync(contractFile, 'utf8')) as Contract

/** Pipedrive ignores unknown fields. Requests of ours must not contain any. */
const closed = Object.fromEntries(
  Object.entries(contract.components.schemas).map(([name, schema]) => [
    name,
    schema.properties ? { ...schema, additionalProperties: false } : schema,
  ]),
)

const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addSchema({ $id: 'contract', components: { schemas: closed } })

const rebase = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"contract#/components')) as object

interface Route {
  operation: Operation
  method: string
  pattern: RegExp
  mediaType: string | undefined
  validate: ValidateFunction | undefined
}

/** Ids are numbers, except those of leads. */
const idPattern = ({ parameters }: Operation) =>
  parameters.some(({ in: place, schema }) => place === 'path' && schema.type === 'string')
    ? '([0-9a-f-]+)'
    : '(\\d+)'

const routes: Route[] = Object.entries(contract.paths).flatMap(([template, item]) =>
  Object.entries(item).map(([method, operation]) => {
    const [mediaType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
    return {
      operation,
      method: method.toUpperCase(),
      pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, idPattern(operation))}$`),
      mediaType,
      validate: body && ajv.compile(rebase(body.schema)),
    }
  }),
)

const isOfType = ({ type, enum: allowed }: Parameter['schema'], value: string) => {
  if (allowed && !allowed.map(String).includes(value)) return false
  if (type === 'number') return /^\d+$/.test(value)
  return type !== 'boolean' || value === 'true' || value === 'false'
}

const queryFault = ({ parameters }: Operation, query: URLSearchParams): string | undefined => {
  const known = parameters.filter(parameter => parameter.in === 'query')
  const stray = [...query.keys()].find(key => !known.some(({ name }) => name === key))
  if (stray) return `unknown query parameter ${stray}`
  const missing = known.find(({ name, required }) => required && !query.get(name))
  if (missing) return `query parameter ${missing.name} is missing`
  const wrong = known.find(
    ({ name, schema }) => query.has(name) && !isOfType(schema, query.get(name) ?? ''),
  )
  return wrong && `query parameter ${wrong.name} is ${query.get(wrong.name)}`
}

export interface Matched {
  operationId: string
  /** Any one of them is enough; empty if none is needed. */
  scopes: string[]
  id: number
  /** The same as it is in the path. */
  text: string
}

/** The operation of a request, or the request's fault. */
export function matchRequest(request: StandInRequest): Matched | { fault: string } {
  const { pathname, searchParams } = request.url
  const route = routes.find(
    ({ method, pattern }) => method === request.method && pattern.test(pathname),
  )
  if (!route) return { fault: 'no such operation' }
  const { operation, validate, mediaType, pattern } = route
  const fault = queryFault(operation, searchParams)
  if (fault) return { fault }
  if (validate && request.mediaType !== mediaType)
    return { fault: `body of type ${request.mediaType}, not ${mediaType}` }
  if (validate && !validate(request.body)) return { fault: ajv.errorsText(validate.errors) }
  const scopes = operation.security.flatMap(({ oauth2 }) => oauth2 ?? [])
  const text = pattern.exec(pathname)?.[1] ?? '0'
  return { operationId: operation.operationId, scopes, id: Number(text), text }
}
