import type { User } from '../../src/model/entities.ts'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { fieldOf } from './read-form.ts'
import type { TestApp } from './start-test-app.ts'

export interface Reply {
  status: number
  location: string | null
  headers: Headers
  body: string
}

/** A browser without a display. It keeps cookies and follows no redirects. */
export class BrowserSession {
  readonly url: string
  cookie = ''

  constructor(url: string) {
    this.url = url
  }

  async send(path: string, init: RequestInit = {}): Promise<Reply> {
    const headers = new Headers(init.headers)
    headers.set('Accept', 'text/html')
    if (this.cookie) headers.set('Cookie', this.cookie)
    const target = new URL(path, this.url)
    const response = await fetch(target, { redirect: 'manual', ...init, headers })
    const set = response.headers.get('set-cookie')
    if (set) this.cookie = set.split(';')[0] ?? ''
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      body: await response.text(),
    }
  }

  get(path: string): Promise<Reply> {
    return this.send(path)
  }

  /** Sends the form without extra fields. */
  post(path: string, fields: Record<string, string> | [string, string][]): Promise<Reply> {
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields) })
  }

  /** Sends the form with the CSRF token of the page `from`. */
  async submit(
    from: string,
    path: string,
    fields: Record<string, string> | [string, string][],
  ): Promise<Reply> {
    const { body } = await this.get(from)
    const sent: [string, string][] = Array.isArray(fields) ? fields : Object.entries(fields)
    return this.post(path, [...sent, ['_csrf', fieldOf(body, '_csrf')]])
  }
}

/** Signs in with an emailed link. */
export async function signInAs(app: TestApp, user: User): Promise<BrowserSession> {
  const session = new BrowserSession(app.url)
  const link = await makeSignInLink(app.context, { userId: user.id })
  const { status } = await session.post(new URL(link).pathname, {})
  if (status !== 303) throw new Error(`Signing in answered ${status}`)
  return session
}
