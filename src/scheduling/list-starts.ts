import { candidateStarts } from './candidate-starts.ts'
import { freeStarts } from './free-starts.ts'
import { indexStarts } from './start-index.ts'
import type { HostAvailability, Interval, SlotRules } from './types.ts'

/**
 * Start times that an invitee may pick.
 *
 * The whole meeting lies in open time. Buffers may lie outside it, but must not overlap busy time. Steps are
 * counted from the start of each open period, so busy time never shifts them.
 *
 * @param range epoch ms; the *start* lies in it, the meeting may reach past its end
 * @param now epoch ms; notice and a rolling horizon count from it
 * @returns ascending; [] if nothing fits
 * @throws RangeError if step or duration is not above 0, or a zone is unknown
 */
export function listStarts({
  host,
  rules,
  range,
  now,
}: {
  host: HostAvailability
  rules: SlotRules
  range: Interval
  now: number
}): number[] {
  const candidates = candidateStarts({ schedule: host.schedule, rules, range, now })
  return freeStarts(indexStarts(candidates), host, rules)
}
