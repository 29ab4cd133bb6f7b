import { readFileSync } from 'node:fs'
import type { StandInRequest } from '../stand-in/request.ts'
import { checkText, checkValue, type Schema } from './check-value.ts'

type Parameter = Schema & { location: 'path' | 'query'; required?: boolean; repeated?: boolean }
interface Method {
  id: string
  httpMethod: string
  path: string
  parameters?: Record<string, Parameter>
  request?: Schema
  response?: Schema
  scopes: string[]
}
interface Discovery {
  servicePath: string
  parameters: Record<string, Parameter>
  resources: Record<string, { methods: Record<string, Method> }>
  schemas: Record<string, Schema>
}

const contractFile = new URL('../../fixtures/google/calendar.json', import.meta.url)
const { servicePath, parameters, resources, schemas } = JSON.parse(
  readFileSync(contractFile, 'utf8'),
) as Discovery

export const basePath = `/${servicePath}`

const methods = Object.values(resources).flatMap(resource => Object.values(resource.methods))

const patternOf = ({ path }: Method) =>
  new RegExp(`^${basePath}${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`)

export interface Matched {
  id: string
  args: string[]
  scopes: string[]
}

const checkQuery = (method: Method, query: URLSearchParams): string | undefined => {
  const known = { ...parameters, ...method.parameters }
  for (const [name, parameter] of Object.entries(known))
    if (parameter.location === 'query' && parameter.required && !query.has(name))
      return `query parameter ${name} is missing`
  for (const [name, text] of query) {
    const parameter = known[name]
    if (parameter?.location !== 'query') return `unknown query parameter ${name}`
    if (!parameter.repeated && query.getAll(name).length > 1) return `${name} is given twice`
    const fault = checkText(parameter, text, name)
    if (fault) return fault
  }
  return undefined
}

const checkBody = (method: Method, request: StandInRequest): string | undefined => {
  if (!method.request) return request.body === undefined ? undefined : `${method.id} takes no body`
  if (request.mediaType !== 'application/json') return `body of type ${request.mediaType}`
  const check = { schemas, methodId: method.id, allowsNull: method.httpMethod === 'PATCH' }
  return checkValue(check, method.request, request.body, 'body')
}

/** The method of a request with its path arguments, or the request's fault. */
export function matchRequest(request: StandInRequest): Matched | { fault: string } {
  const path = request.url.pathname
  const method = methods.find(
    known => known.httpMethod === request.method && patternOf(known).test(path),
  )
  if (!method) return { fault: 'no such method' }
  const fault = checkQuery(method, request.url.searchParams) ?? checkBody(method, request)
  if (fault) return { fault }
  const args = (patternOf(method).exec(path) ?? []).slice(1).map(decodeURIComponent)
  return { id: method.id, args, scopes: method.scopes }
}

/** The fault of an answer by the stand-in. */
export function checkAnswer(id: string, body: unknown): string | undefined {
  const response = methods.find(method => method.id === id)?.response
  if (!response) return body === undefined ? undefined : `${id} answers nothing`
  const plain: unknown = JSON.parse(JSON.stringify(body))
  return checkValue({ schemas, methodId: '', allowsNull: false }, response, plain, 'answer')
}
