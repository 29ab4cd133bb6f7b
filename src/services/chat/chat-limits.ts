import { createHash } from 'node:crypto'
import { countUp } from '../../store/chat/chat-limits.ts'
import type { ServiceContext } from '../context.ts'
import { rateLimited } from '../problems.ts'

const secondMs = 1_000
const hourMs = 60 * 60 * secondMs

/** What outsiders may do, and how often in a stretch of time. Many people may share an office's network. */
const limits = {
  /** New sessions from one network. */
  'sessions-of-network': { max: 30, windowMs: hourMs },
  /** Messages and presses from one network. */
  'calls-of-network': { max: 120, windowMs: 60 * secondMs },
  'messages-of-visitor': { max: 5, windowMs: 5 * secondMs },
  'presses-of-visitor': { max: 30, windowMs: 10 * secondMs },
  /** Messages to which no person has answered yet. */
  'unanswered-messages': { max: 20, windowMs: 24 * hourMs },
} as const

type ChatLimit = keyof typeof limits

const digestOf = (subject: string) =>
  createHash('sha256').update(subject).digest('base64url').slice(0, 22)

/** Counts one more, in all processes. Throws `rate-limited` with the time to wait if there are too many. */
export async function countChat(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  limit: ChatLimit,
  subject: string,
): Promise<void> {
  const { max, windowMs } = limits[limit]
  const now = clock()
  const key = `${limit} ${digestOf(subject)}`
  const { count, resetsAt } = await countUp(db, { key, windowMs, now })
  if (count > max) throw rateLimited(Math.max(1, Math.ceil((resetsAt - now) / secondMs)))
}
