import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler } from 'express'
import { isSameSecret } from '../../providers/is-same-secret.ts'
import { formExpired } from '../../services/problems.ts'

const { generateToken } = csrfSync({
  getTokenFromRequest: req => req.body?._csrf,
  getTokenFromState: req => req.session.formSecret,
  storeTokenInState: (req, token) => {
    req.session.formSecret = String(token)
  },
  size: 64,
})

/** For the hidden field `_csrf` of every form of a signed-in page. */
export const csrfToken = (req: Request): string => generateToken(req)

/** The fields read so far carry the secret of this session. */
export function isOwnForm(req: Request): boolean {
  const sent: unknown = req.body?._csrf
  const { formSecret } = req.session
  return typeof sent === 'string' && formSecret !== undefined && isSameSecret(sent, formSecret)
}

/** Behind the body parser of a signed-in router: a form that is not ours changes nothing. */
export const ownForm: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') return next()
  if (!isOwnForm(req)) throw formExpired()
  next()
}
