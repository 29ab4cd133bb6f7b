import { type RequestHandler, Router } from 'express'
import session, { type SessionData, Store } from 'express-session'
import { deleteSession, findSession, saveSession } from '../../store/people/sessions.ts'
import type { WebContext } from '../web-context.ts'

declare module 'express-session' {
  interface SessionData {
    userId?: string
    /** CSRF secret of this session. */
    formSecret?: string
    /** The path that was requested before signing in. */
    afterSignIn?: string
    /** An OAuth authorization in progress. */
    oauth?: { provider: string; state: string; codeVerifier: string; back?: string | undefined }
    /** OAuth state of a sign-in at an identity provider. */
    signInState?: string
    /** Id of the key that signed the cookie. */
    keyId?: string
  }
}

const lifeMs = 14 * 24 * 60 * 60_000

/** Sessions in our database, stored by the hash of their id, so that a copy of the table gives no access. */
class DatabaseStore extends Store {
  readonly web: Pick<WebContext, 'db' | 'clock'>

  constructor(web: Pick<WebContext, 'db' | 'clock'>) {
    super()
    this.web = web
  }

  override get(id: string, done: (error: unknown, data?: SessionData | null) => void): void {
    findSession(this.web.db, { id, now: this.web.clock() }).then(
      data => done(null, (data as SessionData | undefined) ?? null),
      error => done(error),
    )
  }

  override set(id: string, data: SessionData, done?: (error?: unknown) => void): void {
    const expiresAt = this.web.clock() + lifeMs
    saveSession(this.web.db, { id, data, expiresAt }).then(
      () => done?.(),
      error => done?.(error),
    )
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    deleteSession(this.web.db, id).then(
      () => done?.(),
      error => done?.(error),
    )
  }
}

/**
 * Signs the cookie of a signed-in visitor with the current key, so that it survives the removal of the previous
 * key.
 */
const signAnew =
  ({ cipher }: Pick<WebContext, 'cipher'>): RequestHandler =>
  (req, _res, next) => {
    // A changed session makes the response set the cookie again.
    if (req.session.userId && req.session.keyId !== cipher.presentKeyId)
      req.session.keyId = cipher.presentKeyId
    next()
  }

/** Only signed-in users get a cookie. Pages for invitees store nothing in the browser. */
export function sessions(web: WebContext): RequestHandler {
  const isSecure = web.publicUrl.startsWith('https://')
  const secrets = web.cipher.signatures('session', 'cookie')
  const withSession = session({
    name: isSecure ? '__Host-parley' : 'parley',
    secret: secrets.map(({ signature }) => signature),
    store: new DatabaseStore(web),
    resave: false,
    saveUninitialized: false,
    proxy: web.trustedProxies > 0,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', maxAge: lifeMs },
  })
  return Router().use(withSession, signAnew(web))
}
