const particles = new Set(
  'al bin da de del della den der di dos du el la le ten ter van von y zu'.split(' '),
)

interface NameParts {
  firstname: string
  /** '' for who goes by one name. */
  lastname: string
}

/**
 * First and last name of somebody who typed one line: the last word is the last name, with the
 * particles before it ("Ludwig van Beethoven"); a comma turns the order ("Curie, Marie").
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
