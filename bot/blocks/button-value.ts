import { limits } from './text.ts'

const lengthInJson = (text: string): number => JSON.stringify(text).length - '""'.length

/** The beginning of a text that takes at most `max` characters within JSON, where a quote takes two. */
export function cutForJson(text: string, max: number): string {
  let kept = text.slice(0, Math.max(0, max))
  while (lengthInJson(kept) > max)
    kept = kept.slice(0, kept.length - Math.ceil((lengthInJson(kept) - max) / 6))
  return kept
}

/** As a button carries it; a note that is too long for one is cut. */
export function inButton(held: { note: string }): string {
  const excess = JSON.stringify(held).length - limits.buttonValue
  if (excess <= 0) return JSON.stringify(held)
  return JSON.stringify({ ...held, note: cutForJson(held.note, lengthInJson(held.note) - excess) })
}
