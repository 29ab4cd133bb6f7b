import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import type { StandInRequest } from '../stand-in/request.ts'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
}
interface Operation {
  operationId: string
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: object }> }
}
interface Contract {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { type?: string; properties?: object }> }
}

const contractFile = new URL('../../fixtures/hubspot/contract.json', import.meta.url)
const contract = JSON.parse(readFileSync(contractFile, 'utf8')) as Contract

/** HubSpot ignores unknown fields. Requests of ours must not contain any. */
const closed = Object.fromEntries(
  Object.entries(contract.components.schemas).map(([name, schema]) => [
    name,
    schema.properties ? { ...schema, additionalProperties: false } : schema,
  ]),
)

const ajv = new Ajv({ strict: false, allErrors: true, formats: { int32: true, int64: true } })
ajv.addSchema({ $id: 'contract', components: { schemas: closed } })

const rebase = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"contract#/components')) as object

interface Route {
  method: string
  template: string
  pattern: RegExp
  queryNames: Set<string>
  mediaType: string | undefined
  validate: ValidateFunction | undefined
}

const routes: Route[] = Object.entries(contract.paths).flatMap(([template, item]) =>
  Object.entries(item).map(([method, operation]) => {
    const [mediaType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
    return {
      method: method.toUpperCase(),
      template,
      pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
      queryNames: new Set(
        operation.parameters.filter(parameter => parameter.in === 'query').map(({ name }) => name),
      ),
      mediaType,
      validate: body && ajv.compile(rebase(body.schema)),
    }
  }),
)

/** The operation of a request with its path arguments, or the request's fault. */
export function matchRequest(
  request: StandInRequest,
): { template: string; args: string[] } | { fault: string } {
  const path = request.url.pathname
  const fitting = routes
    .filter(({ method, pattern }) => method === request.method && pattern.test(path))
    .sort(
      (a, b) =>
        b.template.replaceAll(/\{\w+\}/g, '').length - a.template.replaceAll(/\{\w+\}/g, '').length,
    )
  const route = fitting[0]
  if (!route) return { fault: 'no such operation' }
  const stray = [...request.url.searchParams.keys()].find(name => !route.queryNames.has(name))
  if (stray) return { fault: `unknown query parameter ${stray}` }
  if (route.validate && request.mediaType !== route.mediaType)
    return { fault: `body of type ${request.mediaType}, not ${route.mediaType}` }
  if (route.validate && !route.validate(request.body))
    return { fault: ajv.errorsText(route.validate.errors) }
  const args = (route.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent)
  return { template: `${route.method} ${route.template}`, args }
}
