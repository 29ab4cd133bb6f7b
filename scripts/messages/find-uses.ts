import type { Expression, Node } from 'typescript/unstable/ast'
import {
  isBindingElement,
  isObjectBindingPattern,
  isSpreadAssignment,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import type { Checker, Project, Type } from 'typescript/unstable/sync'
import { createKeyReader } from './read-declared-key.ts'
import { placesIn } from './read-places.ts'

interface Search {
  project: Project
  /** Files in which a use counts. */
  files: readonly string[]
  /** The file that declares the types of all messages. */
  generated: string
}

interface Uses {
  /** Keys of all messages that the files may read, as `area/key/key`. */
  keys: ReadonlySet<string>
  /** Keys of messages with values that are used as text without them. */
  uncalled: readonly string[]
}

/** Names that a computed key may have; undefined if it may have any. */
function namesOf(key: Type | undefined): string[] | undefined {
  if (!key) return undefined
  const types = key.isUnionType() ? key.getTypes() : [key]
  const names = types.flatMap(type => (type.isStringLiteralType() ? type.value : []))
  return names.length === types.length ? names : undefined
}

/** Properties that a destructuring pattern reads. */
const boundNames = (pattern: Node): string[] =>
  isObjectBindingPattern(pattern)
    ? pattern.elements.flatMap(element => {
        const name = isBindingElement(element) ? (element.propertyName ?? element.name) : undefined
        return name && 'text' in name ? String(name.text) : []
      })
    : []

/** Records which messages are read, by key. */
function createNotes(checker: Checker, keysOf: ReturnType<typeof createKeyReader>) {
  const keys = new Set<string>()

  /** Records a read of these properties; without names, of all properties. */
  function use(type: Type | undefined, names?: readonly string[]): void {
    if (!type) return
    for (const property of checker.getPropertiesOfType(type))
      if (!names || names.includes(property.name))
        for (const key of keysOf.ofSymbol(property)) keys.add(key)
  }

  /**
   * An object of messages that is passed as another type: its recipient may read the properties of that type,
   * or any of them.
   */
  function useHandedOn(value: Expression, type: Type | undefined): void {
    if (!type || !keysOf.isGroup(type)) return
    const { parent } = value
    if (isSpreadAssignment(parent)) use(type)
    if (isVariableDeclaration(parent) && parent.type === undefined) return
    const expected = checker.getContextualType(value)
    if (!expected || keysOf.isGroup(expected)) return
    const names = checker.getPropertiesOfType(expected).map(({ name }) => name)
    use(type, names.length > 0 ? names : undefined)
  }
  return { keys, use, useHandedOn }
}

export function findUses({ project, files, generated }: Search): Uses {
  const { checker, program } = project
  const keysOf = createKeyReader(project, generated)
  const { keys, use, useHandedOn } = createNotes(checker, keysOf)
  const uncalled: string[] = []
  /** Each node with its type. */
  const typed = <Kind extends Node>(nodes: readonly Kind[]) => {
    const types = checker.getTypeAtLocation(nodes)
    return nodes.map((node, at) => [node, types[at]] as const)
  }

  for (const file of files) {
    const source = program.getSourceFile(file)
    if (!source) continue
    const { named, bound, computed, values, shown } = placesIn(source)
    for (const symbol of checker.getSymbolAtLocation(named))
      for (const key of keysOf.ofSymbol(symbol)) keys.add(key)
    for (const [pattern, type] of typed(bound)) use(type, boundNames(pattern))
    const objects = checker.getTypeAtLocation(computed.map(({ expression }) => expression))
    const indexes = checker.getTypeAtLocation(computed.map(one => one.argumentExpression))
    for (const [at, type] of objects.entries()) use(type, namesOf(indexes[at]))
    for (const [value, type] of typed(values)) useHandedOn(value, type)
    for (const [, type] of typed(shown)) uncalled.push(...keysOf.ofSymbol(type?.getSymbol()))
  }
  return { keys, uncalled }
}
