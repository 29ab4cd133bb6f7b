import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import type { StandInRequest } from '../stand-in/request.ts'

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: { type: string }
}
interface Operation {
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> }
}
interface Contract {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { properties?: object }> }
}

const contractFile = new URL('../../fixtures/msgraph/calendar.json', import.meta.url)
const contract = JSON.parse(readFileSync(contractFile, 'utf8')) as Contract

const close = (schema: { properties?: object }) =>
  schema.properties ? { ...schema, additionalProperties: false } : schema

const closed = Object.fromEntries(
  Object.entries(contract.components.schemas).map(([name, schema]) => [name, close(schema)]),
)

const formats = {
  int32: true,
  double: true,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
} as const
const ajv = new Ajv({ strict: false, allErrors: true, formats })
ajv.addSchema({ $id: 'contract', components: { schemas: closed } })

const rebase = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"contract#/components')) as object

interface Route {
  method: string
  template: string
  pattern: RegExp
  query: Parameter[]
  mediaType: string | undefined
  validate: ValidateFunction | undefined
}

/** The login server's paths are at the root, below a tenant. `delta()` may also be called `delta`. */
const patternOf = (template: string) => {
  const path = template.replaceAll(/\{[\w-]+\}/g, '([^/]+)').replace('()', '(?:\\(\\))?')
  return template.startsWith('/common/')
    ? new RegExp(`^${path.replace('/common/', '/[^/]+/')}$`)
    : new RegExp(`^/v1\\.0${path}$`)
}

const routes: Route[] = Object.entries(contract.paths).flatMap(([template, item]) =>
  Object.entries(item).map(([method, operation]) => {
    const [mediaType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
    return {
      method: method.toUpperCase(),
      template,
      pattern: patternOf(template),
      query: operation.parameters.filter(parameter => parameter.in === 'query'),
      mediaType,
      validate: body && ajv.compile(close(rebase(body.schema))),
    }
  }),
)

const faultOfQuery = ({ query }: Route, { searchParams }: URL): string | undefined => {
  const stray = [...searchParams.keys()].find(key => !query.some(({ name }) => name === key))
  if (stray) return `unknown query parameter ${stray}`
  const missing = query.find(({ name, required }) => required && !searchParams.has(name))
  if (missing) return `query parameter ${missing.name} is missing`
  const odd = query.find(
    ({ name, schema }) => schema.type === 'integer' && !/^\d+$/.test(searchParams.get(name) ?? '0'),
  )
  return odd && `query parameter ${odd.name} is no number`
}

/** The operation of a request with its path arguments, or the request's fault. */
export function matchRequest(
  request: StandInRequest,
): { template: string; args: string[] } | { fault: string } {
  const path = request.url.pathname.replace('%28%29', '()')
  const route = routes.find(
    ({ method, pattern }) => method === request.method && pattern.test(path),
  )
  if (!route) return { fault: 'no such operation' }
  const fault = faultOfQuery(route, request.url)
  if (fault) return { fault }
  if (route.validate && request.mediaType !== route.mediaType)
    return { fault: `body of type ${request.mediaType}, not ${route.mediaType}` }
  if (route.validate && !route.validate(request.body))
    return { fault: ajv.errorsText(route.validate.errors) }
  if (!route.validate && Object.keys(request.body ?? {}).length > 0)
    return { fault: 'no body is taken' }
  const args = (route.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent)
  return { template: `${route.method} ${route.template}`, args }
}
