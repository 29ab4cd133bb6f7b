/** A code of docs/promises.md in a text. Percent escapes, colors and SVG paths (`M4 3a1`) are not codes. */
const code = /(?<![\w%#])(?:F[1-9]\d?[a-c]?|[MR][1-9]\d?)(?!\w|[ ,]?-?\.?\d)/g

export const codesIn = (text: string): string[] => [...new Set(text.match(code))]

/** Text by path from the root of the project. */
type Texts = Record<string, string>
type Project = { page: string; tests: Texts; others: Texts }

/** Listed codes with the tests that their lines name. */
function listedIn(page: string): Map<string, string[]> {
  const rows = page.matchAll(/^\| (\S+) \|[^|]+\|([^|]+)\|$/gm)
  const listed = [...rows].filter(([, name = '']) => codesIn(name).length > 0)
  return new Map(
    listed.map(([, name = '', files = '']) => [
      name,
      [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    ]),
  )
}

const codesOfEach = (texts: Texts): [file: string, name: string][] =>
  Object.entries(texts).flatMap(([file, text]) =>
    codesIn(text).map((name): [string, string] => [file, name]),
  )

/** Faults of a project's codes, one line each. */
export function promiseFaults({ page, tests, others }: Project): string[] {
  const listed = listedIn(page)
  const misplaced = codesOfEach(others).map(([file, name]) => `${file}: ${name} outside of tests`)
  const unlisted = codesOfEach(tests)
    .filter(([, name]) => !listed.has(name))
    .map(([file, name]) => `${file}: ${name} is not listed`)
  const unproven = [...listed].flatMap(([name, files]) => {
    if (files.length === 0) return [`${name}: no test is listed`]
    const wrong = files.filter(file => !codesIn(tests[file] ?? '').includes(name))
    return wrong.map(file => `${name}: ${file} does not name it`)
  })
  return [...misplaced, ...unlisted, ...unproven]
}
