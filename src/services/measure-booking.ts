import type { MeetingSource } from '../model/entities.ts'
import type { BookingOutcome, Meter } from '../providers/meter.ts'
import { isProblem } from './problems.ts'

interface Metered {
  meter: Meter
}

function outcomeOf(error: unknown): BookingOutcome {
  if (isProblem(error, 'slot-taken')) return 'slot-lost'
  return isProblem(error) ? 'refused' : 'failed'
}

/** Runs `act`, and counts it if its slot was lost to another booking. */
export async function countLostSlot<Done>(
  { meter }: Metered,
  action: Parameters<Meter['slotLost']>[0],
  act: () => Promise<Done>,
): Promise<Done> {
  try {
    return await act()
  } catch (error) {
    if (isProblem(error, 'slot-taken')) meter.slotLost(action)
    throw error
  }
}

/** Runs `book`, and measures its result and duration. */
export async function measureBooking<Done extends { isRepeat: boolean }>(
  { meter }: Metered,
  source: MeetingSource,
  book: () => Promise<Done>,
): Promise<Done> {
  const startedAt = performance.now()
  const note = (outcome: BookingOutcome) =>
    meter.booking({ outcome, source, seconds: (performance.now() - startedAt) / 1_000 })
  try {
    const done = await countLostSlot({ meter }, 'book', book)
    note(done.isRepeat ? 'repeated' : 'booked')
    return done
  } catch (error) {
    note(outcomeOf(error))
    throw error
  }
}
