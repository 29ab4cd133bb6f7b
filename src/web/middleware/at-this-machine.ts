import type { Request, RequestHandler } from 'express'
import { misdirected } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'
import { isFromThisMachine, isLoopbackName, namesOwnHost } from './own-hosts.ts'
import { signedIn } from './signed-in.ts'

type GuardContext = Pick<WebContext, 'db' | 'publicUrl' | 'workspaceOf'>

/** Somebody at this machine itself, and not a proxy of it that brings others. */
const isAtThisMachine = (web: GuardContext, req: Request) =>
  isLoopbackName(new URL(web.publicUrl).hostname) && isFromThisMachine(req)

/**
 * For pages that show what belongs to everybody here: whoever comes from elsewhere has to have signed in.
 * Throws `misdirected` for a host that is not ours, since a page of any site could read these otherwise.
 */
export const atThisMachine = (web: GuardContext): RequestHandler => {
  const guard = signedIn(web)
  return (req, res, next) => {
    if (!namesOwnHost(web, req)) throw misdirected(web.publicUrl)
    return isAtThisMachine(web, req) ? next() : guard(req, res, next)
  }
}
