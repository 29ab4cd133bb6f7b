import { monthRange, type PickerData, type PlainMonth } from '../views/picker-data.ts'

/** Adds a month's start times to the data. Throws if the server cannot be reached. */
export async function loadMonth(data: PickerData, month: PlainMonth): Promise<PickerData> {
  if (data.loadedMonths.includes(month) || data.slotsPath === undefined) return data
  const { start, end } = monthRange(month)
  const query = new URLSearchParams({
    from: new Date(start).toISOString(),
    to: new Date(end).toISOString(),
    duration: String(data.durationMinutes),
  })
  const answer = await fetch(`${data.slotsPath}?${query}`, {
    headers: { accept: 'application/json' },
  })
  if (!answer.ok) throw new Error(`Slots answered ${answer.status}`)
  const { slots }: { slots: { startsAt: string }[] } = await answer.json()
  const starts = new Set([...data.starts, ...slots.map(slot => Date.parse(slot.startsAt))])
  return {
    ...data,
    starts: [...starts].sort((a, b) => a - b),
    loadedMonths: [...data.loadedMonths, month],
  }
}
