import { foldedAt, found, type Reader } from '../scope.ts'

const min = 1
const max = 5

/** How many times to offer: `x3`, `3x`, `×3`, `x 3`. */
export const readCount: Reader = (scope, at) => {
  const word = foldedAt(scope, at)
  const next = foldedAt(scope, at + 1)
  const joined = /^x(\d{1,4})$|^(\d{1,4})x$/.exec(word)
  if (joined) return matchOf(1, Number(joined[1] ?? joined[2]))
  if (word === 'x' && /^\d{1,4}$/.test(next)) return matchOf(2, Number(next))
  return undefined
}

function matchOf(length: number, count: number) {
  if (count >= min && count <= max) return found(length, { kind: 'count', count })
  return found(length, { kind: 'fault', fault: { fault: 'count-out-of-range', count, min, max } })
}
