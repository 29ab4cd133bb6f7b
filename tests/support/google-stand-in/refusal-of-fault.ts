import type { Fault } from '../stand-in/faults.ts'
import { errorBody, Refusal } from './refusal.ts'

const reasons: Record<number, string> = {
  401: 'authError',
  403: 'rateLimitExceeded',
  404: 'notFound',
  429: 'rateLimitExceeded',
}

/** The refusal that a fault causes; undefined for other faults. */
export function refusalOf(fault: Fault): Refusal | undefined {
  if (fault.hangs || fault.isAnswerLost || fault.isHalf) return undefined
  const { status = 500, headers = {} } = fault
  const reason = fault.reason ?? reasons[status] ?? 'backendError'
  return new Refusal(status, fault.body ?? errorBody(status, reason), headers)
}
