import type { Schedule } from '../scheduling/types.ts'
import type { Locale, WorkspaceId } from './entities.ts'

/** Live chat, as every entry point sees it. Instants are epoch milliseconds. */

export const consentModes = ['none', 'notice', 'ask'] as const
export type ConsentMode = (typeof consentModes)[number]
export const identityModes = ['off', 'optional', 'required'] as const
export type IdentityMode = (typeof identityModes)[number]

/** Asked before times are shown; the visitor may skip it. */
export interface ChatQuestion {
  id: string
  label: string
  /** Offered as buttons; free text is accepted too. */
  options: readonly string[]
}

/** A website that shows the chat. */
export interface ChatSite {
  id: string
  workspaceId: WorkspaceId
  /** Public; names the site in its snippet. */
  key: string
  name: string
  /** Exact origins that may show the chat; `https://*.example.com` stands for its direct and deeper subdomains. */
  origins: readonly string[]
  /** When somebody answers. */
  hours: Schedule
  /** Pages that visitors may book, at least one; the first is the default. */
  pageIds: readonly string[]
  slackChannel: string | undefined
  color: string
  position: 'left' | 'right'
  greetings: Readonly<Partial<Record<Locale, string>>>
  /** At most two. */
  questions: readonly ChatQuestion[]
  consent: ConsentMode
  consentText: string
  identity: IdentityMode
  retentionMonths: number
  isActive: boolean
}

export interface ChatVisitor {
  id: string
  siteId: string
  /** The site's own id of the person, proven by its signature. */
  sub: string | undefined
  /** As said in the chat or signed by the site. */
  name: string | undefined
  email: string | undefined
  /** The site vouches for the address. */
  isEmailVerified: boolean
}

export interface Conversation {
  id: string
  workspaceId: WorkspaceId
  siteId: string
  visitorId: string
  status: 'open' | 'closed'
  locale: Locale
  timeZone: string
  /** The user who has taken it. */
  ownerId: string | undefined
  /** Seq of the last event; they are gapless from 1. */
  lastSeq: number
  pageUrl: string | undefined
  pageTitle: string | undefined
  tracking: Readonly<Record<string, string>>
  openedAt: number
  /** When the last event was written. */
  changedAt: number
  /** When the visitor first wrote or pressed something; undefined: they have only opened the chat. */
  spokeAt: number | undefined
  /** The last seq that the visitor has seen, and that has reached a device of theirs. */
  seenSeq: number
  deliveredSeq: number
  holdId: string | undefined
  meetingId: string | undefined
}

/** `team`: never shown to the visitor. */
export type ChatAudience = 'all' | 'team'

export type ChatAuthor = { kind: 'visitor' } | { kind: 'bot' } | { kind: 'rep'; userId: string }
