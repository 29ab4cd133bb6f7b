/** One content line (RFC 5545 §3.1). */
export interface Property {
  /** Upper case. */
  name: string
  /** By upper-case name, without quotes; several values stay one text. */
  params: Readonly<Record<string, string>>
  /** As written, with its escapes. */
  value: string
}

export interface Component {
  /** Upper case. */
  name: string
  properties: Property[]
  components: Component[]
  /** The component's whole text, as a cache key; empty if its end is missing. */
  text(): string
}

const noParams = {}
const param = /;([^=;:"]+)=((?:"[^"]*"|[^";:])*)/g
const quotedHead = /^[^:"]*(?:"[^"]*"[^:"]*)*:/

function readParams(head: string): Record<string, string> {
  const params: Record<string, string> = {}
  for (const [, name = '', value = ''] of head.matchAll(param))
    params[name.trim().toUpperCase()] ??= value.replaceAll('"', '').trim()
  return params
}

/** Undefined for an invalid line. A colon between quotes does not end the parameters. */
function readLine(line: string): Property | undefined {
  const colon = line.indexOf(':')
  if (colon < 1) return undefined
  const semicolon = line.indexOf(';')
  if (semicolon === -1 || semicolon > colon)
    return {
      name: line.slice(0, colon).trim().toUpperCase(),
      params: noParams,
      value: line.slice(colon + 1),
    }
  const quote = line.indexOf('"')
  const end = quote === -1 || quote > colon ? colon : (quotedHead.exec(line)?.[0].length ?? 0) - 1
  const head = line.slice(0, end < 1 ? colon : end)
  const name = head.slice(0, head.indexOf(';')).trim().toUpperCase()
  return { name, params: readParams(head), value: line.slice(head.length + 1) }
}

const unfold = (text: string) => text.replace(/\r?\n[ \t]/g, '').split(/\r\n|\n|\r/)

const emptyComponent = (name: string): Component => ({
  name,
  properties: [],
  components: [],
  text: () => '',
})

/** Components that have begun and not ended yet. An END without a matching BEGIN is ignored. */
class OpenComponents {
  readonly root = emptyComponent('')
  readonly #lines: readonly string[]
  readonly #open: { component: Component; firstLine: number }[] = []
  readonly #counts = new Map<string, number>()

  constructor(lines: readonly string[]) {
    this.#lines = lines
  }

  get current(): Component {
    return this.#open.at(-1)?.component ?? this.root
  }

  begin(name: string, line: number): void {
    const component = emptyComponent(name)
    this.current.components.push(component)
    this.#open.push({ component, firstLine: line + 1 })
    this.#count(name, 1)
  }

  /** Also ends unclosed components within it. */
  end(name: string, line: number): void {
    let isDone = !this.#counts.get(name)
    while (!isDone) {
      const ended = this.#open.pop()
      if (ended === undefined) return
      const { component, firstLine } = ended
      component.text = () => this.#lines.slice(firstLine, line).join('\n')
      this.#count(component.name, -1)
      isDone = component.name === name
    }
  }

  #count(name: string, by: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by)
  }
}

/**
 * The top-level components of a calendar file. Invalid lines are ignored, and unclosed components of a
 * truncated file count as far as they go: one broken line must not hide the others.
 */
export function readComponents(text: string): Component[] {
  const lines = unfold(text)
  const open = new OpenComponents(lines)
  for (const [index, line] of lines.entries()) {
    const property = readLine(line)
    if (property === undefined) continue
    const isBegin = property.name === 'BEGIN'
    if (isBegin || property.name === 'END') {
      const name = property.value.trim().toUpperCase()
      if (isBegin) open.begin(name, index)
      else open.end(name, index)
    } else open.current.properties.push(property)
  }
  return open.root.components
}

export const propertiesOf = ({ properties }: Component, name: string): Property[] =>
  properties.filter(property => property.name === name)

export const propertyOf = ({ properties }: Component, name: string): Property | undefined =>
  properties.find(property => property.name === name)

/** The trimmed value of the first such property, as written; empty if there is none. */
export const valueIn = (component: Component, name: string): string =>
  propertyOf(component, name)?.value.trim() ?? ''

const escapes: Record<string, string> = { n: '\n', N: '\n' }

/** A value of the type TEXT, without its escapes (RFC 5545 §3.3.11). */
export const textOf = (component: Component, name: string): string =>
  (propertyOf(component, name)?.value ?? '').replace(
    /\\(.)/g,
    (_all, escaped: string) => escapes[escaped] ?? escaped,
  )
