import type { Request, RequestHandler } from 'express'
import { misdirected } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'
import { isFromThisMachine, isLoopbackName, namesOwnHost } from './own-hosts.ts'
import { signedIn } from './signed-in.ts'

type GuardContext = Pick<WebContext, 'db' | 'publicUrl' | 'workspaceOf'>

/** Whether the request comes from this machine and not through a proxy on it. */
const isAtThisMachine = (web: GuardContext, req: Request) =>
  isLoopbackName(new URL(web.publicUrl).hostname) && isFromThisMachine(req)

/**
 * For pages that show data of all users here: requests from other machines require sign-in. Throws
 * `misdirected` for a foreign host name, since otherwise a page of any site could read these pages.
 */
export const atThisMachine = (web: GuardContext): RequestHandler => {
  const guard = signedIn(web)
  return (req, res, next) => {
    if (!namesOwnHost(web, req)) throw misdirected(web.publicUrl)
    return isAtThisMachine(web, req) ? next() : guard(req, res, next)
  }
}
