import type { JobPayloads } from '../../jobs/definitions.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { maxAttempts, retryDelayMs } from '../../providers/retry-delay.ts'
import type { ServiceContext } from '../context.ts'

type NotificationJob = 'email-missed' | 'show-missed' | 'email-chat-message'

/** Sends a notification that belongs to no meeting and so has no delivery. Temporary failures are retried. */
export async function retryNotification<Name extends NotificationJob>(
  { db, jobs, log, clock }: Pick<ServiceContext, 'db' | 'jobs' | 'log' | 'clock'>,
  { name, payload }: { name: Name; payload: JobPayloads[Name] },
  notify: () => Promise<void>,
): Promise<void> {
  try {
    await notify()
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { attempt } = payload
    log.warn({ job: name, code: error.code, attempt }, 'A notification could not be sent')
    if (!error.isPassing || attempt >= maxAttempts) return
    const delayMs = retryDelayMs({ attempt, random: Math.random() })
    const startAfter = clock() + Math.max(delayMs, error.retryAfterMs ?? 0)
    await jobs.enqueue(db, name, [{ payload: { ...payload, attempt: attempt + 1 }, startAfter }])
  }
}
