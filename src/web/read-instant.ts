/** Epoch ms out of an address: ISO 8601 or the number itself; undefined where it is neither. */
export function readInstant(text: string | null | undefined): number | undefined {
  if (!text) return undefined
  const instant = /^\d{12,14}$/.test(text) ? Number(text) : Date.parse(text)
  return Number.isFinite(instant) ? instant : undefined
}
