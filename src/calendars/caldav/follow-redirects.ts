/**
 * Maximum number of redirects in a row; servers behind proxies redirect from http, and to a path with a slash.
 */
const maxHops = 3

/**
 * Methods that change nothing on the server. Writes are not redirected: they use the address that a read found.
 */
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PROPFIND', 'REPORT'])

const movedStatuses = new Set([301, 302, 307, 308])

/** Undefined without a redirect, or if it leads from an encrypted address to an unencrypted one. */
function targetOf(response: Response, from: URL): URL | undefined {
  const location = response.headers.get('location')
  if (!movedStatuses.has(response.status) || !location || !URL.canParse(location, from.href))
    return undefined
  const target = new URL(location, from)
  // Servers behind a proxy may know neither its encryption nor its port.
  if (target.hostname === from.hostname && !target.port) {
    if (from.protocol === 'https:') target.protocol = from.protocol
    if (target.protocol === from.protocol) target.port = from.port
  }
  const isDowngrade = from.protocol === 'https:' && target.protocol !== 'https:'
  return isDowngrade ? undefined : target
}

/**
 * fetch that follows redirects of read requests, with the same method, body and credentials. Each request goes
 * through `ask`, which decides whether the address is allowed. After too many, the last redirect is returned.
 *
 * @param ask must not follow redirects itself
 * @see RFC 6764 §5: a server's well-known address may redirect
 */
export const followRedirects =
  (ask: typeof fetch): typeof fetch =>
  async (input, init) => {
    const isReading = readingMethods.has((init?.method ?? 'GET').toUpperCase())
    let url = new URL(input instanceof Request ? input.url : input)
    let response = await ask(input, { ...init, redirect: 'manual' })
    for (let hop = 0; isReading && hop < maxHops; hop += 1) {
      const target = targetOf(response, url)
      if (!target) return response
      await response.body?.cancel()
      url = target
      response = await ask(url.href, { ...init, redirect: 'manual' })
    }
    return response
  }
