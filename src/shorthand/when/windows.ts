/** `[from, until)` in wall-clock minutes since midnight, `from < until ≤ 1440`. */
export interface Window {
  readonly from: number
  readonly until: number
}

/** Sorted; overlapping or touching windows are merged, empty ones are removed. */
export function mergeWindows(windows: readonly Window[]): Window[] {
  const sorted = windows.filter(isOpen).sort((a, b) => a.from - b.from)
  const merged: Window[] = []
  for (const window of sorted) {
    const last = merged.at(-1)
    if (!last || last.until < window.from) merged.push(window)
    else merged[merged.length - 1] = { ...last, until: Math.max(last.until, window.until) }
  }
  return merged
}

export function intersectWindows(some: readonly Window[], others: readonly Window[]): Window[] {
  const common = some.flatMap(one => {
    return others.map(other => {
      return { from: Math.max(one.from, other.from), until: Math.min(one.until, other.until) }
    })
  })
  return mergeWindows(common)
}

export function subtractWindows(windows: readonly Window[], taken: readonly Window[]): Window[] {
  let left = mergeWindows(windows)
  for (const { from, until } of taken) {
    left = left.flatMap(window => {
      const before = { from: window.from, until: Math.min(window.until, from) }
      const after = { from: Math.max(window.from, until), until: window.until }
      return [before, after].filter(isOpen)
    })
  }
  return left
}

function isOpen({ from, until }: Window): boolean {
  return from < until
}
