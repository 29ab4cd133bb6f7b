/** So many redirects may follow each other; servers behind proxies send on from http, and to a path with a slash. */
const maxHops = 3

/** What changes nothing at the server. A write goes to the address that a reading found, or fails. */
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PROPFIND', 'REPORT'])

const movedStatuses = new Set([301, 302, 307, 308])

/** Undefined where the answer sends us nowhere, or from an encrypted address to one that is not. */
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
 * fetch that follows redirects of readings with method, body and credentials as they are. Each hop goes through `ask`,
 * which decides whether the address may be reached. After too many the last redirect is the answer.
 *
 * @param ask follows none by itself
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
