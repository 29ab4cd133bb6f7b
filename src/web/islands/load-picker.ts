import type { PickerData } from '../views/picker-data.ts'

/**
 * Loads the picker of another address, such as one with another duration, and keeps time zone and hour format.
 * Undefined if the page has no picker; throws if the server cannot be reached.
 */
export async function loadPicker(
  shown: PickerData,
  address: string,
): Promise<PickerData | undefined> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } })
  if (!answer.ok) throw new Error(`The page answered ${answer.status}`)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const json = page.getElementById('picker-data')?.textContent
  if (!json) return undefined
  const { timeZone, isZoneChosen, hourCycle } = shown
  return { ...JSON.parse(json), timeZone, isZoneChosen, hourCycle }
}
