import type { Knex } from 'knex'
import type { DeliveryChannel } from '../model/delivery-target.ts'
import type { Locale, WorkspaceId } from '../model/entities.ts'

/**
 * All work outside of requests. Payloads contain ids and no copies: a handler reads the present state, may run
 * twice and may run late.
 */
export interface JobPayloads {
  /**
   * Updates one target of a meeting or proposal. Channels have separate queues, so that a slow CRM delays no
   * email.
   */
  'deliver-mail': { deliveryId: string }
  'deliver-crm': { deliveryId: string }
  'deliver-slack': { deliveryId: string }
  'deliver-calendar': { deliveryId: string }
  /** Queues a due reminder or outcome question; does nothing if the meeting was moved after `sequence`. */
  'fall-due': {
    meetingId: string
    sequence: number
    /** As `formatTarget` writes it. */
    target: string
  }
  /** Answers a request for a sign-in link; only here it is checked whether the address is a user's. */
  'answer-sign-in-request': {
    signInLinkId: string
    workspaceId: WorkspaceId
    /** Sealed under `signInLinkId`. */
    emailSealed: string
  }
  /** Email that belongs to no meeting, sealed until it is sent. */
  'send-sign-in-link': { signInLinkId: string }
  /** Emails the code that a page asks for to an outsider. `sealed` under the id: `{ email, code }`. */
  'send-email-code': { emailCodeId: string; locale: Locale; sealed: string }
  /**
   * Updates everything that shows a proposal (emails, its sender's message, Slack cards), and handles its
   * reminder and end.
   */
  'plan-proposal': { proposalId: string }
  /** Does the task that a conversation waits for, if the process that began it was killed. */
  'chat-task': { conversationId: string; taskId: number }
  /** Offers times to a visitor who asked for a person at `askedAt` (epoch ms) and got no answer. */
  'chat-no-answer': { conversationId: string; askedAt: number }
  /** Emails a message that a visitor left to one of the people who take chats. `seq`: its event. */
  'email-chat-message': { conversationId: string; seq: number; userId: string; attempt: number }
  /** Checks which times of a proposal are still free. */
  'refresh-proposal': { proposalId: string }
  /** The same for all open proposals. */
  'refresh-proposals': Record<string, never>
  /** Posts a proposal's card again if a crash prevented it. */
  'post-proposal-card': { proposalId: string; channel: string; threadTs?: string | undefined }
  /** Handles a Slack event, which was saved first so that it cannot get lost. */
  'slack-event': { eventId: string }
  /** Refreshes Slack tokens that expire soon. */
  'refresh-slack-tokens': Record<string, never>
  /** Notifies the admins that a person in Slack wants to become a user. */
  'notify-join-request': { workspaceId: WorkspaceId; slackUserId: string }
  /** Syncs one calendar; `askedAt` (epoch ms): when the provider notified us of a change. */
  'sync-calendar': { calendarId: string; askedAt?: number | undefined }
  /** Subscribes to the provider's change notifications, also when the last watch ends. */
  'watch-calendar': { calendarId: string }
  /** Applies the changes of an event in its host's calendar to the meeting. */
  'follow-event': { deliveryId: string; attempt: number }
  /** Emails a host that somebody wanted a time that their lost calendar hides. */
  'email-missed': { missedBookingId: string; hostId: string; attempt: number }
  /** The same in Slack. */
  'show-missed': { missedBookingId: string; hostId: string; attempt: number }
  /** Writes a person's tasks to their task calendar. */
  'sync-tasks': { calendarId: string }
  /** Applies the changes of a CRM record to its meeting, or saves one that was made there. */
  'follow-crm-meeting': {
    workspaceId: WorkspaceId
    provider: string
    engagementId: string
    attempt: number
  }
  /** Reads what changed in a workspace's CRM since the last poll. */
  'poll-crm': { workspaceId: WorkspaceId }
  /** Subscribes to change notifications of a workspace's CRM. */
  'watch-crm': { workspaceId: WorkspaceId }
  /** The CRMs of all workspaces. */
  'poll-crms': Record<string, never>
  'watch-crms': Record<string, never>
  /** All calendars that are read. */
  'sync-calendars': Record<string, never>
  /** Brings the notifications about an outage up to date. */
  'notify-outage': { outageId: string; attempt: number }
  /** Tries one delivery of each outage that is due. */
  'probe-outages': Record<string, never>
  /** Updates a person's App Home. */
  'publish-home': { userId: string }
  /** Plans a digest for each person whose day begins. */
  'plan-digests': Record<string, never>
  /** `day` in the person's zone, `2026-11-05`. */
  'send-digest': { userId: string; day: string }
  /**
   * Seals stored texts with the present SECRET_KEY if a previous one is set. `isStart`: a process has started.
   */
  reseal: { isStart?: boolean }
  /**
   * Deletes outdated rows: expired holds, idempotency rows, sessions, sign-in links, email codes, seen events.
   */
  purge: Record<string, never>
}

export type JobName = keyof JobPayloads

/** The queue for the deliveries of a channel. */
export const deliverJobOf = (channel: DeliveryChannel) => `deliver-${channel}` as const

interface NewJob<Name extends JobName> {
  payload: JobPayloads[Name]
  /** Epoch ms; default now. */
  startAfter?: number | undefined
}

export interface JobQueue {
  /**
   * Runs inside the caller's transaction: the jobs exist only if it commits. One statement for any number of
   * jobs.
   */
  enqueue<Name extends JobName>(trx: Knex, name: Name, jobs: readonly NewJob<Name>[]): Promise<void>
}

export type JobHandlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> }
