import type { Request, Response } from 'express'
import type { User } from '../../model/entities.ts'
import { endInvitations } from '../../services/people/sign-in.ts'
import type { WebContext } from '../web-context.ts'
import { ownPath } from './own-path.ts'

const done = (act: (callback: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => {
    act(error => (error ? reject(error) : resolve()))
  })

/** Signs in under a new session id, so that one planted before is worth nothing. */
async function openSession(req: Request, user: User): Promise<void> {
  await done(callback => req.session.regenerate(callback))
  req.session.userId = user.id
  await done(callback => req.session.save(callback))
}

/** Signs in and leads to what was asked for before. */
export async function enter(
  web: Pick<WebContext, 'publicUrl' | 'db' | 'clock'>,
  { req, res, user }: { req: Request; res: Response; user: User },
): Promise<void> {
  const next = ownPath(req.session.afterSignIn, web.publicUrl)
  await endInvitations(web, user.id)
  await openSession(req, user)
  res.redirect(303, next ?? '/settings')
}

/** Ends the session everywhere: its row is gone. */
export const closeSession = (req: Request): Promise<void> =>
  done(callback => req.session.destroy(callback))

/** Before an answer that leads elsewhere: the next request may come before the row is written otherwise. */
export const keepSession = (req: Request): Promise<void> =>
  done(callback => req.session.save(callback))
