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

/** Value of the hidden field `_csrf` in every form of a signed-in page. */
export const csrfToken = (req: Request): string => generateToken(req)

/** Whether the fields read so far include the CSRF token of this session. */
export function isOwnForm(req: Request): boolean {
  const sent: unknown = req.body?._csrf
  const { formSecret } = req.session
  return typeof sent === 'string' && formSecret !== undefined && isSameSecret(sent, formSecret)
}

/** Runs after the body parser of a signed-in router. Rejects forms without a valid CSRF token. */
export const ownForm: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') return next()
  if (!isOwnForm(req)) throw formExpired()
  next()
}
