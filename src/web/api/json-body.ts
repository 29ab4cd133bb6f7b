import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express'
import { invalidInput, Problem } from '../../services/problems.ts'
import { modestBody } from './body-limits.ts'

const parse = express.json({ limit: '100kb' })

/** `is` returns null for a request without a body, but not for one with Content-Length 0. */
const isEmptyOrJson = (req: Request) =>
  req.is('json') !== false || req.get('content-length') === '0'

const refuseOtherTypes: RequestHandler = (req, _res, next) => {
  if (isEmptyOrJson(req)) return next()
  throw invalidInput([{ path: 'body', message: 'Send JSON with "Content-Type: application/json"' }])
}

const isMalformed = (error: unknown) =>
  error instanceof Error && 'type' in error && error.type === 'entity.parse.failed'

const explainMalformed: ErrorRequestHandler = (error, _req, _res, next) => {
  if (!isMalformed(error)) return next(error)
  const message = 'This is not valid JSON'
  const { facts } = invalidInput([{ path: 'body', message }])
  next(new Problem({ ...facts, status: 400 }))
}

/** Reads a JSON body of up to 100 kB. Throws a problem with a clear message for any other body. */
export const jsonBody: (RequestHandler | ErrorRequestHandler)[] = [
  refuseOtherTypes,
  parse,
  explainMalformed,
  modestBody,
]
