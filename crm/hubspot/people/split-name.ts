const particles = new Set(
  'al bin da de del della den der di dos du el la le ten ter van von y zu'.split(' '),
)

interface NameParts {
  firstname: string
  /** '' for a single name. */
  lastname: string
}

/**
 * Splits a name from one input field: the last word and the particles before it form the last name ("Ludwig van
 * Beethoven"). With a comma the last name comes first ("Curie, Marie").
 */
export function splitName(name: string): NameParts {
  const text = name.trim().replaceAll(/\s+/g, ' ')
  const [beforeComma = '', afterComma] = text.split(/\s*,\s*/, 2)
  if (afterComma) return { firstname: afterComma, lastname: beforeComma }
  const words = beforeComma.split(' ')
  let start = words.length - 1
  while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start -= 1
  if (start < 1) return { firstname: beforeComma, lastname: '' }
  return { firstname: words.slice(0, start).join(' '), lastname: words.slice(start).join(' ') }
}
