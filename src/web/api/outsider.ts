import type { Request } from 'express'
import { clientNetwork } from '../client-network.ts'
import type { WebContext } from '../web-context.ts'
import { bearerOf, isAdminToken } from './bearer.ts'

/** Network of a caller without the admin token, used to limit their emails; undefined for an admin. */
export function outsiderOf(web: WebContext, req: Request): string | undefined {
  const token = bearerOf(req)
  return token !== undefined && isAdminToken(web, token) ? undefined : clientNetwork(req)
}
