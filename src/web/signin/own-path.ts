/**
 * The path to open after sign-in, if it is on our own site. It is compared after parsing, since browsers read
 * `//host`, `/\host` and similar as other sites.
 */
export function ownPath(text: unknown, publicUrl: string): string | undefined {
  if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, publicUrl))
    return undefined
  const url = new URL(text, publicUrl)
  if (url.origin !== new URL(publicUrl).origin || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search
}
