import type { Knex } from 'knex'

/**
 * Everything that is done outside a request. Payloads are ids, never copies: a handler reads what
 * is true when it runs, may run twice and may run late.
 */
export interface JobPayloads {
  /** A meeting changed: write its deliveries and plan its reminders and outcome question. */
  'plan-deliveries': { meetingId: string }
  /** Bring one target (mail, CRM, Slack) up to date with its meeting or proposal. */
  deliver: { deliveryId: string }
  /** A reminder or the outcome question falls due; of no effect where `sequence` is not the meeting's. */
  'fall-due': { meetingId: string; sequence: number; target: string }
  /** Mail that belongs to no meeting, kept sealed until it is sent. */
  'send-sign-in-link': { signInLinkId: string }
  /** A proposal is to be mailed or withdrawn in Slack. */
  'plan-proposal': { proposalId: string }
  /** Remove what is past its use: expired holds, idempotency rows, sessions, sign-in links, seen events. */
  purge: Record<string, never>
}

export type JobName = keyof JobPayloads

export interface JobOptions {
  /** Epoch ms; now where absent. */
  startAfter?: number
}

export interface JobQueue {
  /** Inside the caller's transaction: the job exists exactly if the transaction commits. */
  enqueue<Name extends JobName>(
    trx: Knex,
    name: Name,
    payload: JobPayloads[Name],
    options?: JobOptions,
  ): Promise<void>
}
