import { candidateStarts } from './candidate-starts.ts'
import { freeStarts } from './free-starts.ts'
import { indexStarts } from './start-index.ts'
import type { HostAvailability, Interval, SlotRules } from './types.ts'

/**
 * Start times an invitee may pick.
 *
 * The whole meeting lies in open time; buffers need not, but keep clear of what is busy. Steps are
 * counted from the start of each open period, so busy time never shifts the grid.
 *
 * @param range  epoch ms; the *start* lies in it, the meeting may reach past its end
 * @param now    epoch ms; notice and a rolling horizon count from it
 * @returns      ascending; [] when nothing fits
 * @throws RangeError  where step or duration is not above 0, or a zone is unknown
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
