import { callChat } from './call-chat.ts'
import type { Snapshot } from './shown-event.ts'

/** What the page around the frame said about the visit. */
export interface Visit {
  page: { url?: string; title?: string; referrer?: string }
  locale: string
  tz: string
  consent: 'granted' | 'denied' | undefined
  identity: string | undefined
}

const textOf = (value: unknown, maxLength: number): string =>
  typeof value === 'string' ? value.slice(0, maxLength) : ''

export function readPage(value: unknown): Visit['page'] {
  if (typeof value !== 'object' || value === null) return {}
  const { url, title, referrer } = value as Record<string, unknown>
  return {
    url: textOf(url, 2_000),
    title: textOf(title, 300),
    referrer: textOf(referrer, 2_000),
  }
}

export const readConsent = (value: unknown): Visit['consent'] =>
  value === 'granted' || value === 'denied' ? value : undefined

export const readTokenText = (value: unknown): string | undefined =>
  textOf(value, 8_000) || undefined

export function readVisit(message: Readonly<Record<string, unknown>>): Visit {
  return {
    page: readPage(message.page),
    locale: textOf(message.locale, 35),
    tz: textOf(message.tz, 64),
    consent: readConsent(message.consent),
    identity: readTokenText(message.identity),
  }
}

interface OpenedSession {
  token: string
  snapshot: Snapshot
}

/** @param resume the token of an earlier visit; one that is no longer valid opens a new conversation */
export async function openChatSession({
  key,
  visit,
  resume,
}: {
  key: string
  visit: Visit
  resume: string | undefined
}): Promise<OpenedSession> {
  const page = visit.consent === 'denied' ? {} : visit.page
  const body = { key, resume, ...visit, page }
  return (await callChat({ path: 'session', body })).json()
}
