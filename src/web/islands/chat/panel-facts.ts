import { type Compiled, readCompiled } from '../../../i18n/compiled-messages.ts'
import type { Messages } from '../../../i18n/messages.ts'

export type PanelCopy = Messages<'chat'>['panel']
type PanelLocale = 'en' | 'pl' | 'it'

/** What the frame's document contains. */
interface SiteFacts {
  key: string
  name: string
  color: string
  consent: 'none' | 'notice' | 'ask'
  origins: readonly string[]
  greeting: Record<PanelLocale, string>
  consentText: Record<PanelLocale, string>
  pageUrl: string
  copy: Record<PanelLocale, Compiled<PanelCopy>>
}

export function readFacts(): SiteFacts {
  return JSON.parse(document.getElementById('chat-site')?.textContent ?? '{}')
}

export function localeIn(facts: SiteFacts, tag: unknown): PanelLocale {
  const language = typeof tag === 'string' ? tag.slice(0, 2).toLowerCase() : 'en'
  return Object.hasOwn(facts.copy, language) ? (language as PanelLocale) : 'en'
}

export const copyIn = (facts: SiteFacts, locale: PanelLocale): PanelCopy =>
  readCompiled<PanelCopy>(facts.copy[locale], locale)
