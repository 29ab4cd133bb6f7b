import type { Node } from 'typescript/unstable/ast'
import {
  isIdentifier,
  isPropertySignatureDeclaration,
  isStringLiteral,
} from 'typescript/unstable/ast/is'
import type { NodeHandle, Project, Type } from 'typescript/unstable/sync'

type TypeSymbol = ReturnType<Type['getSymbol']>

/** `area/key/key` of a declaration in the generated file, whose outermost interface is `Catalog`. */
function keyOf(declaration: Node): string | undefined {
  const names: string[] = []
  for (let node: Node | undefined = declaration; node; node = node.parent) {
    if (!isPropertySignatureDeclaration(node)) continue
    const { name } = node
    if (isIdentifier(name) || isStringLiteral(name)) names.unshift(name.text)
  }
  return names.length === 0 ? undefined : names.join('/')
}

/** Finds the messages that declare a symbol or a type. */
export function createKeyReader(project: Project, generated: string) {
  const known = new Map<number, string | undefined>()
  const path = generated.toLowerCase()
  const read = (handle: NodeHandle): string | undefined => {
    if (handle.path.toLowerCase() !== path) return undefined
    if (!known.has(handle.index)) {
      const node = handle.resolve(project)
      known.set(handle.index, node && keyOf(node))
    }
    return known.get(handle.index)
  }
  const ofSymbol = (symbol: TypeSymbol): string[] =>
    (symbol?.declarations ?? []).flatMap(handle => read(handle) ?? [])
  return {
    ofSymbol,
    /** Whether values of this type are objects of messages, or messages with values. */
    isGroup: (type: Type): boolean =>
      (type.isUnionType() ? type.getTypes() : [type]).some(
        one => ofSymbol(one.getSymbol()).length > 0,
      ),
  }
}
