import type { Fault } from '../stand-in/faults.ts'
import { Refusal } from './refusal.ts'

/** Undefined if the call takes effect. */
export const refusalOf = ({ status = 500, body, headers = {}, isAnswerLost, isHalf }: Fault) => {
  if (isAnswerLost || isHalf) return undefined
  const code = { 401: 'InvalidAuthenticationToken', 429: 'TooManyRequests' }[status]
  const said = { error: { code: code ?? 'ServiceUnavailable', message: 'A fault of the test' } }
  return new Refusal(status, body ?? said, headers)
}
