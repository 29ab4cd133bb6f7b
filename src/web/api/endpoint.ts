import type { Request } from 'express'
import type { z } from 'zod'
import type { Workspace } from '../../model/entities.ts'
import type { ProblemCode } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'
import { assertAdmin } from './bearer.ts'
import { readInput } from './read-input.ts'

/** `meeting`: an admin, or a caller with the meeting's manage token. */
export type Access = 'public' | 'admin' | 'meeting'

/** Facts for the OpenAPI document and the router. */
export interface EndpointFacts {
  /** The operationId in the OpenAPI document. */
  name: string
  method: 'get' | 'post' | 'patch'
  /** Path below /api/v1, with `:name` for parameters. */
  path: string
  summary: string
  access: Access
  status: 200 | 201 | 202
  body?: z.ZodType
  query?: z.ZodObject
  /** Keys are header names. */
  headers?: Readonly<Record<string, z.ZodType>>
  answer: { name: string; schema: z.ZodType }
  problems: readonly ProblemCode[]
}

interface Answer {
  body: unknown
  headers?: Readonly<Record<string, string>>
}

export interface Endpoint extends EndpointFacts {
  /** Throws only Problems. */
  respond(web: WebContext, req: Request): Promise<Answer>
}

/** A validated request. */
export interface Call<Body, Query> {
  web: WebContext
  req: Request
  workspace: Workspace
  /** A path parameter. */
  param(name: string): string
  body: Body
  query: Query
}

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

type Definition<Body, Query, Schema extends z.ZodType> = Omit<
  EndpointFacts,
  'body' | 'query' | 'answer'
> & {
  body?: Body
  query?: Query
  answer: { name: string; schema: Schema }
  handle(
    call: Call<OutputOf<Body>, OutputOf<Query>>,
  ): Promise<{ body: z.output<Schema>; headers?: Readonly<Record<string, string>> }>
}

const read = (schema: z.ZodType | undefined, input: unknown, whole: string) =>
  schema && readInput(schema, input ?? {}, whole)

/** Defines an endpoint: its schemas, its possible responses and its function. */
export function defineEndpoint<
  Schema extends z.ZodType,
  Body extends z.ZodType | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
>({ handle, ...facts }: Definition<Body, Query, Schema>): Endpoint {
  const { body, query, ...rest } = facts
  return {
    ...rest,
    ...(body ? { body } : {}),
    ...(query ? { query } : {}),
    respond: async (web, req) =>
      handle({
        web,
        req,
        workspace: await web.workspaceOf(req),
        param: name => String(req.params[name]),
        body: read(body, req.body, 'body') as OutputOf<Body>,
        query: read(query, req.query, 'query') as OutputOf<Query>,
      }),
  }
}

/** Runs before the body is read. */
export function assertAccess(endpoint: EndpointFacts, web: WebContext, req: Request): void {
  if (endpoint.access === 'admin') assertAdmin(web, req)
}
