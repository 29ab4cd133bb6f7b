import type { RequestHandler } from 'express'
import session, { type SessionData, Store } from 'express-session'
import { deleteSession, findSession, saveSession } from '../../store/sessions.ts'
import type { WebContext } from '../web-context.ts'

declare module 'express-session' {
  interface SessionData {
    userId?: string
    /** Secret of the forms of this session. */
    formSecret?: string
    /** The path that was asked for before signing in. */
    afterSignIn?: string
    /** An authorisation under way at a provider. */
    oauth?: { provider: string; state: string; codeVerifier: string; back?: string | undefined }
    /** State of signing in at an identity provider. */
    signInState?: string
  }
}

const lifeMs = 14 * 24 * 60 * 60_000

/** Sessions in our database, found by the hash of their id, so that a copy of the table opens nothing. */
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

/** Only who signs in gets a cookie: pages for invitees store nothing in the browser. */
export function sessions(web: WebContext): RequestHandler {
  const isSecure = web.publicUrl.startsWith('https://')
  return session({
    name: isSecure ? '__Host-parley' : 'parley',
    secret: web.cipher.sign('session', 'cookie'),
    store: new DatabaseStore(web),
    resave: false,
    saveUninitialized: false,
    proxy: web.trustedProxies > 0,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', maxAge: lifeMs },
  })
}
