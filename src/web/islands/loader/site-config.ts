type ByLocale = Readonly<Record<string, string>>

export interface SiteConfig {
  name: string
  color: string
  position: 'left' | 'right'
  launcher: ByLocale
  pageUrl: string
}

/** `missing`: there is no such site, so nothing is shown. `unreachable`: the launcher becomes a link. */
type ConfigAnswer = SiteConfig | 'missing' | 'unreachable'

export async function loadConfig(origin: string, key: string): Promise<ConfigAnswer> {
  try {
    const answer = await fetch(`${origin}/chat/v1/config?key=${encodeURIComponent(key)}`, {
      credentials: 'omit',
    })
    if (answer.ok) return await answer.json()
    return answer.status === 404 ? 'missing' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

/** The link that the snippet has for browsers without scripts; its text is in the website's language. */
export function snippetLink(script: Element | null): { href: string; label: string } | undefined {
  const next = script?.nextElementSibling
  if (next?.tagName !== 'NOSCRIPT') return undefined
  // Not parsed as HTML: a website may allow only trusted HTML.
  const [, href = '', label = ''] =
    /href="(https?:[^"]+)"[^>]*>([^<]*)/.exec(next.textContent ?? '') ?? []
  return href ? { href: href.replaceAll('&amp;', '&'), label: label.trim() || 'Chat' } : undefined
}

export const textIn = (texts: ByLocale, locale: string): string =>
  texts[locale.slice(0, 2).toLowerCase()] ?? texts.en ?? 'Chat'
