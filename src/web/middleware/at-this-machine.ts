import type { Request, RequestHandler } from 'express'
import type { WebContext } from '../web-context.ts'
import { signedIn } from './signed-in.ts'

type GuardContext = Pick<WebContext, 'db' | 'publicUrl' | 'workspaceOf'>

const ownMachine = ['localhost', '127.0.0.1', '[::1]']
const ownAddresses = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

/** Somebody at this machine itself, and not a proxy of it that brings others. */
const isAtThisMachine = (web: GuardContext, req: Request) =>
  ownMachine.includes(new URL(web.publicUrl).hostname) &&
  ownAddresses.includes(req.socket.remoteAddress ?? '') &&
  req.get('x-forwarded-for') === undefined

/** For pages that show what belongs to everybody here: whoever comes from elsewhere has to have signed in. */
export const atThisMachine = (web: GuardContext): RequestHandler => {
  const guard = signedIn(web)
  return (req, res, next) => (isAtThisMachine(web, req) ? next() : guard(req, res, next))
}
