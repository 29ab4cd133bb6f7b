import { limits } from './text.ts'

const lengthInJson = (text: string): number => JSON.stringify(text).length - '""'.length

/** The start of a text that needs at most `max` characters within JSON, where a quote needs two. */
export function cutForJson(text: string, max: number): string {
  let kept = text.slice(0, Math.max(0, max))
  while (lengthInJson(kept) > max)
    kept = kept.slice(0, kept.length - Math.ceil((lengthInJson(kept) - max) / 6))
  return kept
}

/** The value of a button. A note that is too long is cut. */
export function inButton(held: { note: string }): string {
  const excess = JSON.stringify(held).length - limits.buttonValue
  if (excess <= 0) return JSON.stringify(held)
  return JSON.stringify({ ...held, note: cutForJson(held.note, lengthInJson(held.note) - excess) })
}
