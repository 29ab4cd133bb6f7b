import type { HostCandidate } from './types.ts'

/**
 * The hosts' ids in the order in which a round robin tries them: the contact's owner, then the host furthest
 * below their share, then the one who has waited longest. The order of the candidates does not affect the
 * result.
 */
export function rankHosts(candidates: readonly HostCandidate[]): string[] {
  return candidates.toSorted(compareHosts).map(({ hostId }) => hostId)
}

function compareHosts(a: HostCandidate, b: HostCandidate): number {
  return (
    Number(b.isOwner) - Number(a.isOwner) ||
    Number(a.weight === 0) - Number(b.weight === 0) ||
    comparable(b.turnsBehind) - comparable(a.turnsBehind) ||
    compareTimes(a.lastBookedAt, b.lastBookedAt) ||
    (a.hostId < b.hostId ? -1 : Number(a.hostId > b.hostId))
  )
}

/** Thirds and sevenths do not add up exactly, but equal shares have to compare equal. */
const comparable = (turns: number) => Math.round(turns * 1_000_000)

/** A host without a meeting goes first. */
function compareTimes(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  return a - b
}
