import { z } from 'zod'
import type { Access, EndpointFacts } from './endpoint.ts'
import { problemAnswer, problemStatuses } from './problem-shape.ts'

type Json = Record<string, unknown>

const toSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: string, type = 'application/json') => ({ [type]: { schema: ref(name) } })
const bodyName = ({ name }: EndpointFacts) => `${name[0]?.toUpperCase()}${name.slice(1)}Body`

const pathParameters = ({ path }: EndpointFacts) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

const queryParameters = ({ query }: EndpointFacts) =>
  Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: toSchema(schema as z.ZodType, 'input'),
  }))

const headerParameters = ({ headers }: EndpointFacts) =>
  Object.entries(headers ?? {}).map(([name, schema]) => ({
    name,
    in: 'header',
    required: false,
    schema: toSchema(schema, 'input'),
  }))

const security: Record<Access, object[]> = {
  public: [],
  admin: [{ adminToken: [] }],
  meeting: [{ adminToken: [] }, { manageToken: [] }],
}

const problemResponses = (endpoint: EndpointFacts) =>
  Object.fromEntries(
    [...problemStatuses(endpoint)].map(([status, codes]) => [
      String(status),
      {
        description: `A problem: ${codes.join(', ')}`,
        content: json('Problem', 'application/problem+json'),
      },
    ]),
  )

const requestBody = (endpoint: EndpointFacts, body: z.ZodType) => ({
  required: !body.safeParse({}).success,
  content: json(bodyName(endpoint)),
})

const operation = (endpoint: EndpointFacts): Json => ({
  operationId: endpoint.name,
  summary: endpoint.summary,
  security: security[endpoint.access],
  parameters: [
    ...pathParameters(endpoint),
    ...queryParameters(endpoint),
    ...headerParameters(endpoint),
  ],
  ...(endpoint.body ? { requestBody: requestBody(endpoint, endpoint.body) } : {}),
  responses: {
    [endpoint.status]: { description: 'Done', content: json(endpoint.answer.name) },
    ...problemResponses(endpoint),
  },
})

const pathsOf = (endpoints: readonly EndpointFacts[]) => {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = `/api/v1${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) }
  }
  return paths
}

const schemasOf = (endpoints: readonly EndpointFacts[]) =>
  Object.fromEntries([
    ['Problem', toSchema(problemAnswer, 'output')],
    ...endpoints.flatMap(endpoint => [
      [endpoint.answer.name, toSchema(endpoint.answer.schema, 'output')],
      ...(endpoint.body ? [[bodyName(endpoint), toSchema(endpoint.body, 'input')]] : []),
    ]),
  ])

/** Generates the OpenAPI 3.1 document from the schemas that validate requests. */
export function openApi(endpoints: readonly EndpointFacts[], publicUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: '1',
      description:
        'Instants are ISO 8601: with any offset in requests, in UTC in responses. Errors are RFC 9457 problems; decide by `code`.',
    },
    servers: [{ url: publicUrl }],
    paths: pathsOf(endpoints),
    components: {
      schemas: schemasOf(endpoints),
      securitySchemes: {
        adminToken: { type: 'http', scheme: 'bearer', description: 'ADMIN_TOKEN' },
        manageToken: {
          type: 'http',
          scheme: 'bearer',
          description: "The last part of a meeting's manageUrl",
        },
      },
    },
  }
}
