import type { Request } from 'express'
import { clientNetwork } from '../client-network.ts'
import type { WebContext } from '../web-context.ts'
import { bearerOf, isAdminToken } from './bearer.ts'

/** The network of a caller without the admin token, whose mails are counted; undefined with it. */
export function outsiderOf(web: WebContext, req: Request): string | undefined {
  const token = bearerOf(req)
  return token !== undefined && isAdminToken(web, token) ? undefined : clientNetwork(req)
}
