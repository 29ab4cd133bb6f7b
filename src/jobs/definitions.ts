import type { Knex } from 'knex'
import type { DeliveryChannel } from '../model/delivery-target.ts'
import type { Locale, WorkspaceId } from '../model/entities.ts'

/**
 * Everything that is done outside a request. Payloads are ids, never copies: a handler reads what
 * is true when it runs, may run twice and may run late.
 */
export interface JobPayloads {
  /** Bring one target up to date with its meeting or proposal. Queues apart: a slow CRM keeps no mail waiting. */
  'deliver-mail': { deliveryId: string }
  'deliver-crm': { deliveryId: string }
  'deliver-slack': { deliveryId: string }
  'deliver-calendar': { deliveryId: string }
  /** A reminder or the outcome question falls due; of no effect where the meeting was moved after `sequence`. */
  'fall-due': {
    meetingId: string
    sequence: number
    /** As `formatTarget` writes it. */
    target: string
  }
  /** Somebody asked for a sign-in link; whether the email is a user's is found out here. */
  'answer-sign-in-request': {
    signInLinkId: string
    workspaceId: WorkspaceId
    /** Sealed under `signInLinkId`. */
    emailSealed: string
  }
  /** Mail that belongs to no meeting, kept sealed until it is sent. */
  'send-sign-in-link': { signInLinkId: string }
  /** Mail an outsider the code that a page asks for. `sealed` under the id: `{ email, code }`. */
  'send-email-code': { emailCodeId: string; locale: Locale; sealed: string }
  /** What shows a proposal is to follow it: mails, its sender's message, cards in Slack. Its reminder and its end fall due. */
  'plan-proposal': { proposalId: string }
  /** Find out which times of a proposal were taken meanwhile. */
  'refresh-offer': { proposalId: string }
  /** The same for all that are open. */
  'refresh-offers': Record<string, never>
  /** Post an offer's card that a crash kept from its conversation. */
  'post-offer': { proposalId: string; channel: string; threadTs?: string | undefined }
  /** Work off what Slack told us of: kept first, so that nothing of it is lost. */
  'slack-event': { eventId: string }
  /** Slack tokens that end soon are made new. */
  'refresh-slack-tokens': Record<string, never>
  /** Somebody in Slack who is no user yet asks the admins for it. */
  'tell-join-request': { workspaceId: WorkspaceId; slackUserId: string }
  /** Bring the replica of one calendar up to date; `askedAt` (epoch ms): the provider told us of a change. */
  'sync-calendar': { calendarId: string; askedAt?: number | undefined }
  /** Have the provider send us word of changes, also when the last request for it ends. */
  'watch-calendar': { calendarId: string }
  /** A meeting follows what happened to its event in its host's calendar. */
  'follow-event': { deliveryId: string; attempt: number }
  /** Tell a host that somebody wanted time that their lost calendar hides. */
  'tell-missed': { missedBookingId: string; hostId: string; attempt: number }
  /** The same in Slack. */
  'show-missed': { missedBookingId: string; hostId: string; attempt: number }
  /** Show a person's tasks in their calendar for tasks. */
  'sync-tasks': { calendarId: string }
  /** A meeting follows what happened to its record in the CRM; one that was made there is kept. */
  'follow-crm-meeting': {
    workspaceId: WorkspaceId
    provider: string
    engagementId: string
    attempt: number
  }
  /** Ask a workspace's CRM what changed since we asked last. */
  'poll-crm': { workspaceId: WorkspaceId }
  /** Have a workspace's CRM send us word of changes. */
  'watch-crm': { workspaceId: WorkspaceId }
  /** The CRMs of all workspaces. */
  'poll-crms': Record<string, never>
  'watch-crms': Record<string, never>
  /** All calendars that we read. */
  'sync-calendars': Record<string, never>
  /** Bring what people were told of an outage up to date with it. */
  'tell-outage': { outageId: string; attempt: number }
  /** Of all that waits for the end of an outage, let one be tried. */
  'probe-outages': Record<string, never>
  /** Show a person's App Home as it is now. */
  'publish-home': { userId: string }
  /** Everybody whose day begins is told what it brings. */
  'plan-digests': Record<string, never>
  /** `day` in the person's zone, `2026-11-05`. */
  'send-digest': { userId: string; day: string }
  /** Seal stored texts with the present SECRET_KEY, where a previous one is set. `isStart`: a process has started. */
  reseal: { isStart?: boolean }
  /** Remove what is past its use: expired holds, idempotency rows, sessions, sign-in links, email codes, seen events. */
  purge: Record<string, never>
}

export type JobName = keyof JobPayloads

/** Which queue the deliveries of a channel are worked on in. */
export const deliverJobOf = (channel: DeliveryChannel) => `deliver-${channel}` as const

interface NewJob<Name extends JobName> {
  payload: JobPayloads[Name]
  /** Epoch ms; now where absent. */
  startAfter?: number | undefined
}

export interface JobQueue {
  /** Inside the caller's transaction: the jobs exist exactly if the transaction commits. One statement, however many. */
  enqueue<Name extends JobName>(trx: Knex, name: Name, jobs: readonly NewJob<Name>[]): Promise<void>
}

export type JobHandlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> }
