import type { Request, Response } from 'express'
import type { User } from '../../model/entities.ts'
import { endInvitations } from '../../services/people/sign-in.ts'
import type { WebContext } from '../web-context.ts'
import { ownPath } from './own-path.ts'

const done = (act: (callback: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => {
    act(error => (error ? reject(error) : resolve()))
  })

/** Signs in under a new session id, to prevent session fixation. */
async function openSession(req: Request, user: User): Promise<void> {
  await done(callback => req.session.regenerate(callback))
  req.session.userId = user.id
  await done(callback => req.session.save(callback))
}

/** Signs in and redirects to the page that was requested before. */
export async function enter(
  web: Pick<WebContext, 'publicUrl' | 'db' | 'clock'>,
  { req, res, user }: { req: Request; res: Response; user: User },
): Promise<void> {
  const next = ownPath(req.session.afterSignIn, web.publicUrl)
  await endInvitations(web, user.id)
  await openSession(req, user)
  res.redirect(303, next ?? '/settings')
}

/** Ends the session by deleting its row. */
export const closeSession = (req: Request): Promise<void> =>
  done(callback => req.session.destroy(callback))

/** Saves the session before a redirect. Otherwise the next request may arrive before the row is written. */
export const keepSession = (req: Request): Promise<void> =>
  done(callback => req.session.save(callback))
