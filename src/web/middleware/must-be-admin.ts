import type { RequestHandler } from 'express'
import { forbidden } from '../../services/problems.ts'
import { userOf } from './signed-in.ts'

/** Runs after `signedIn`. */
export const mustBeAdmin: RequestHandler = (_req, res, next) => {
  if (userOf(res).role !== 'admin') throw forbidden('Only an admin may do this. Ask one of yours.')
  next()
}
