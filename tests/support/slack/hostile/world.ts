import { randomUUID } from 'node:crypto'
import type { Draft } from '../../../../bot/blocks/proposals/proposal-draft.ts'
import { messagesIn } from '../../../../src/i18n/messages.ts'
import type {
  Locale,
  Meeting,
  MeetingEvent,
  Proposal,
  SchedulingPage,
  User,
  Workspace,
  WorkspaceId,
} from '../../../../src/model/entities.ts'
import { plainPage } from '../../builders/a-page.ts'

export const now = Date.UTC(2026, 10, 2, 8)
export const hourMs = 60 * 60_000
/** The start of all our addresses. No other text may become a link. */
export const home = 'https://parley.test'
const workspaceId = randomUUID() as WorkspaceId
const person = { timeZone: 'America/Argentina/ComodRivadavia' }

/** Data in which `text` is every name, title and note. */
export function hostileWorld(text: string, locale: Locale) {
  const id = randomUUID()
  // Addresses from our forms are valid, but may have the maximum length.
  const email = `${'m'.repeat(64)}@${`${'acme'.repeat(15)}.`.repeat(3)}test`
  const name = { id: randomUUID(), name: text, email, ...person }
  const reader = { timeZone: person.timeZone, locale }
  const user: User = {
    ...name,
    workspaceId,
    locale,
    role: 'admin',
    slackUserId: 'U1',
  }
  const invitee = { kind: 'invitee' as const, email, name: text, company: text, phone: text }
  const meeting: Meeting = {
    id,
    workspaceId,
    pageId: undefined,
    pageSlug: undefined,
    proposalId: undefined,
    reference: 'B-1042',
    title: text,
    startsAt: now + hourMs,
    endsAt: now + 2 * hourMs,
    timeZone: 'Asia/Tokyo',
    locale,
    status: 'scheduled',
    outcome: 'scheduled',
    outcomeNotes: text,
    host: name,
    hosts: Array.from({ length: 40 }, () => name),
    organizer: name,
    invitee,
    guests: Array.from({ length: 20 }, () => ({ kind: 'guest' as const, email, name: text })),
    location: { kind: 'address', address: text },
    description: text,
    internalNote: text,
    answers: Array.from({ length: 40 }, () => ({ questionId: id, label: text, value: text })),
    tracking: {},
    source: 'slack',
    meetingType: text,
    associations: undefined,
    reminders: [],
    attachments: [],
    cancelReason: text,
    isInvited: true,
    isUnverified: false,
    conferenceUrl: undefined,
    revision: 2,
    sequence: 1,
    timeSequence: 1,
    iCalUid: id,
    createdAt: now,
  }
  const meetings = Array.from({ length: 60 }, (_, index) => ({
    ...meeting,
    id: randomUUID(),
    startsAt: now + index * hourMs,
    endsAt: now + (index + 1) * hourMs,
  }))
  const starts = Array.from({ length: 60 }, (_, index) => now + index * hourMs)
  const proposal: Proposal = {
    id,
    workspaceId,
    host: name,
    organizer: name,
    pageId: undefined,
    title: text,
    invitee: { email, name: text, timeZone: 'Asia/Tokyo', locale },
    durationMinutes: 30,
    slots: starts.slice(0, 20),
    message: text,
    via: 'link',
    status: 'open',
    revision: 1,
    timesRevision: 1,
    openedAt: now,
    askedInstead: text,
    askedInsteadAt: now,
    nudgedAt: now,
    unavailableSlots: starts.slice(0, 2),
    expiresAt: now + 48 * hourMs,
    meetingId: undefined,
    createdAt: now,
  }
  // Buttons contain drafts, whose texts are cut when they are created.
  const draft: Draft = {
    id,
    email,
    name: text.slice(0, 100),
    pageId: id,
    title: text.slice(0, 100),
    durationMinutes: 30,
    slots: starts.slice(0, 5),
    guestZone: person.timeZone,
    note: text.slice(0, 500),
    via: 'email',
    isHeld: true,
  }
  const bookingDraft = {
    id,
    hostId: id,
    email,
    name: draft.name,
    contactId: 'c'.repeat(100),
    pageId: id,
    title: draft.title,
    durationMinutes: 30,
    startsAt: now,
    guestZone: person.timeZone,
    note: draft.note,
    isAnyway: false,
  }
  const workspace: Workspace = {
    id: workspaceId,
    name: text,
    locale,
    ...person,
    domains: [],
    isOwnerFirst: false,
    reminders: [],
  }
  const plain = plainPage(workspace, [id])
  const page: SchedulingPage = { ...plain, id, title: text, slug: 'demo' }
  const actor = { kind: 'user' as const, userId: id, name: text }
  const event: MeetingEvent = {
    meetingId: id,
    revision: 2,
    kind: 'rescheduled',
    at: now,
    actor,
    previousStartsAt: now,
    previousEndsAt: now + hourMs,
    reason: text,
  }
  const contact = {
    id,
    email,
    name: text,
    company: text,
    ownerEmail: email,
    url: `${home}/records/builtin/contacts/${id}`,
  }
  const own = Array.from({ length: 150 }, (_, index) => ({
    value: `${index} ${text}`,
    label: text,
  }))
  const copy = {
    copy: messagesIn(locale, 'slack/general'),
    forms: messagesIn(locale, 'slack/forms'),
    verbs: messagesIn(locale, 'slack/verbs'),
    notifications: messagesIn(locale, 'slack/notifications'),
    home: messagesIn(locale, 'slack/home'),
  }
  return {
    ...copy,
    text,
    id,
    email,
    locale,
    reader,
    user,
    meeting,
    meetings,
    starts,
    proposal,
    draft,
    bookingDraft,
    page,
    pages: Array.from({ length: 120 }, () => ({ ...page, id: randomUUID() })),
    event,
    contact,
    own,
    deals: Array.from({ length: 120 }, (_, index) => ({ id: `${index}`, name: text })),
    outage: {
      id,
      workspaceId,
      subject: 'crm',
      provider: 'hubspot',
      ownerId: undefined,
      code: 'unauthorized' as const,
      reason: text,
      reasonCode: undefined,
      openedAt: now,
      since: now,
      failures: 3,
      probeAt: now,
      notifiedAt: now,
      endedAt: undefined,
    },
  }
}

export type World = ReturnType<typeof hostileWorld>

export const urls = {
  join: `${home}/join/1`,
  manage: `${home}/manage/1`,
  open: `${home}/settings/meetings/1`,
}
