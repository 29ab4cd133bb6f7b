type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Fields where providers give the cause, beside or in place of RFC 6749's `error`; some nest them in an object.
 */
const fields = ['error', 'code', 'status', 'message', 'error_description', 'errorType', 'type']

const errorTextsIn = (body: Json): string[] =>
  [body, body.error].filter(isObject).flatMap(source =>
    fields.flatMap(name => {
      const value = source[name]
      return typeof value === 'string' ? [value] : []
    }),
  )

/** `BAD_CLIENT_ID`, `Invalid client`, `unauthorized_client`. */
const ownFault = /\b(?:bad|invalid|unknown|unauthorized)[ _-]client/i

/** `BAD_REFRESH_TOKEN`, `BAD_AUTH_CODE`, `Invalid grant: refresh_token is invalid`, `token_revoked`. */
const lostGrant =
  /\b(?:bad|expired|invalid|revoked|unknown)[ _-](?:grant|refresh[ _-]?token|auth(?:orization)?[ _-]code)|\brefresh[ _-]?token\b.*\b(?:expired|invalid|revoked|unknown)|\btoken[ _-]revoked/i

/** RFC 6749 §5.2's code for a provider's own error; undefined if it is unknown. */
function errorOf(body: Json): 'invalid_client' | 'invalid_grant' | undefined {
  const texts = errorTextsIn(body)
  if (texts.some(text => ownFault.test(text))) return 'invalid_client'
  return texts.some(text => lostGrant.test(text)) ? 'invalid_grant' : undefined
}

const withoutNulls = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))

const refusals = new Set([400, 401, 403])

function conforming(body: Json, status: number): Json {
  const given = withoutNulls(body)
  const hasError = typeof given.error === 'string' && given.error !== ''
  const error = hasError || !refusals.has(status) ? undefined : errorOf(given)
  return error ? { ...given, error } : given
}

async function readJson(response: Response): Promise<Json | undefined> {
  try {
    const body: unknown = await response.clone().json()
    return isObject(body) ? body : undefined
  } catch {
    // Not JSON: the caller reports it.
    return undefined
  }
}

/**
 * fetch for token endpoints that converts answers to the form of RFC 6749 §5. An error that gives its cause in
 * another field gets `error`, so that the owner of an invalid refresh token is asked to reconnect; null fields
 * are removed.
 */
export const tokenFetch =
  (ask: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await ask(input, init)
    const body = await readJson(response)
    if (!body) return response
    const { status, statusText } = response
    const answer = conforming(body, status)
    const headers = new Headers(response.headers)
    headers.set('content-type', 'application/json')
    headers.delete('content-length')
    // The client reads the challenge before the body, which has more details.
    if (typeof answer.error === 'string') headers.delete('www-authenticate')
    return new Response(JSON.stringify(answer), { status, statusText, headers })
  }
