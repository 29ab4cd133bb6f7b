import type { RequestHandler } from 'express'
import { invalidInput } from '../../services/problems.ts'

/** More values than the largest page with all its questions and options has. */
export const maxValues = 10_000
export const maxDepth = 20

const refusal = (message: string) => invalidInput([{ path: 'body', message }])

const childrenOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

/** Counts values level by level, and stops as soon as there are too many or they are nested too deeply. */
function assertModest(body: unknown): void {
  let level = childrenOf(body)
  let count = level.length
  for (let depth = 1; level.length > 0; depth += 1) {
    if (count > maxValues) throw refusal(`Send at most ${maxValues} values at once`)
    if (depth > maxDepth) throw refusal(`Nest values at most ${maxDepth} deep`)
    level = level.flatMap(childrenOf)
    count += level.length
  }
}

/** Runs after the parser and before any schema: a schema reads every element and reports every error. */
export const modestBody: RequestHandler = (req, _res, next) => {
  assertModest(req.body)
  next()
}
