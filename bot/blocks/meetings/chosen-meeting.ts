import { z } from 'zod'
import type { IntervalList } from '../../../src/scheduling/types.ts'
import { instant } from '../instant-shape.ts'
import { readCarried } from '../read-carried.ts'

/** The meeting of a button, with the times that the command requested. */
interface ChosenMeeting {
  meetingId: string
  ranges?: IntervalList | undefined
}

/** A button holds 2,000 characters. */
const maxRanges = 30

const shape = z.object({
  meetingId: z.string(),
  ranges: z.array(z.object({ start: instant, end: instant })).optional(),
})

/** Only the id if no times were requested. */
export const encodeChoice = ({ meetingId, ranges }: ChosenMeeting): string =>
  ranges ? JSON.stringify({ meetingId, ranges: ranges.slice(0, maxRanges) }) : meetingId

export const decodeChoice = (value: string): ChosenMeeting =>
  value.startsWith('{') ? readCarried(shape, value) : { meetingId: value }
