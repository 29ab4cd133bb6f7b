/** The visitor's session in the website's own storage. The browser may refuse it; then the chat lives as long as the page. */

const nameOf = (key: string) => `meet:${key}`

export function readToken(key: string): string | undefined {
  try {
    return localStorage.getItem(nameOf(key)) ?? undefined
  } catch {
    return undefined
  }
}

/** @param token undefined: removes it */
export function keepToken(key: string, token: string | undefined): void {
  try {
    if (token === undefined) localStorage.removeItem(nameOf(key))
    else localStorage.setItem(nameOf(key), token)
  } catch {
    // Storage is refused.
  }
}
