import { foldedAt, found, type Reader, type Scope } from '../scope.ts'

const min = 1
const max = 5

/** How many times to propose: `x3`, `3x`, `×3`, `x 3`. */
export const readCount: Reader = (scope, at) => {
  const word = foldedAt(scope, at)
  const next = foldedAt(scope, at + 1)
  if (isCountBefore(scope, at)) return matchOf(2, Number(word))
  const joined = /^x(\d{1,4})$|^(\d{1,4})x$/.exec(word)
  if (joined) return matchOf(1, Number(joined[1] ?? joined[2]))
  if (word === 'x' && /^\d{1,4}$/.test(next)) return matchOf(2, Number(next))
  return undefined
}

/** `3 x 30-min`, but not `30 x 3`. */
function isCountBefore(scope: Scope, at: number): boolean {
  const [word, sign, next] = [0, 1, 2].map(distance => foldedAt(scope, at + distance))
  return /^[1-5]$/.test(word ?? '') && sign === 'x' && !/^[1-5]$/.test(next ?? '')
}

function matchOf(length: number, count: number) {
  if (count >= min && count <= max) return found(length, { kind: 'count', count })
  return found(length, { kind: 'fault', fault: { fault: 'count-out-of-range', count, min, max } })
}
