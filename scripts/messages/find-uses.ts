import type { ElementAccessExpression, Expression, Node } from 'typescript/unstable/ast'
import {
  isArrowFunction,
  isBindingElement,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isIdentifier,
  isJsxAttribute,
  isJsxExpression,
  isObjectBindingPattern,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isReturnStatement,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isTemplateSpan,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import type { Project, Type } from 'typescript/unstable/sync'
import { createKeyReader } from './read-declared-key.ts'

interface Search {
  project: Project
  /** Whose uses count. */
  files: readonly string[]
  /** The file that declares the types of all messages. */
  generated: string
}

/** `.name`, `{ name }` and `[name]` of one file: the checker is asked about each kind at once. */
interface Places {
  named: Node[]
  bound: Node[]
  computed: ElementAccessExpression[]
  /** Whatever else may be an object of messages that is handed on. */
  values: Expression[]
  /** What stands as text in markup or in a template. */
  shown: Expression[]
}

interface Uses {
  /** Keys, as `area/key/key`, of all messages that the files may read. */
  keys: ReadonlySet<string>
  /** Keys of messages with values that stand as text without them. */
  uncalled: readonly string[]
}

const isRead = ({ parent }: Node): boolean =>
  parent === undefined || isPropertyAccessExpression(parent) || isElementAccessExpression(parent)

const handsOn = [
  isCallExpression,
  isConditionalExpression,
  isJsxExpression,
  isReturnStatement,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
]

/** An expression that may be handed on whole. A name counts where it stands as a value, not where it is declared. */
function isValue(node: Node): node is Expression {
  if (isRead(node)) return false
  if (isIdentifier(node)) {
    const { parent } = node
    if (isVariableDeclaration(parent) || isPropertyAssignment(parent))
      return parent.initializer === node
    if (isArrowFunction(parent)) return parent.body === node
    return handsOn.some(is => is(parent))
  }
  return (
    isPropertyAccessExpression(node) || isElementAccessExpression(node) || isCallExpression(node)
  )
}

function placesIn(node: Node, places: Places): Places {
  if (isPropertyAccessExpression(node)) places.named.push(node.name)
  if (isObjectBindingPattern(node)) places.bound.push(node)
  if (isElementAccessExpression(node)) places.computed.push(node)
  if (isValue(node)) places.values.push(node)
  if ((isJsxExpression(node) || isTemplateSpan(node)) && node.expression)
    places.shown.push(node.expression)
  node.forEachChild(child => void placesIn(child, places))
  return places
}

/** Names that a computed key may have; undefined where it may have any. */
function namesOf(key: Type | undefined): string[] | undefined {
  if (!key) return undefined
  const types = key.isUnionType() ? key.getTypes() : [key]
  const names = types.flatMap(type => (type.isStringLiteralType() ? type.value : []))
  return names.length === types.length ? names : undefined
}

export function findUses({ project, files, generated }: Search): Uses {
  const { checker, program } = project
  const keys = createKeyReader(project, generated)
  const uses = new Set<string>()
  const uncalled: string[] = []

  /** These properties of an object of messages; all of them where no names are given. */
  function use(type: Type | undefined, names?: readonly string[]): void {
    if (!type) return
    const wanted = names && new Set(names)
    for (const property of checker.getPropertiesOfType(type))
      if (!wanted || wanted.has(property.name))
        for (const key of keys.ofSymbol(property)) uses.add(key)
  }

  function useBound(pattern: Node, type: Type | undefined): void {
    if (!isObjectBindingPattern(pattern)) return
    const names = pattern.elements.flatMap(element => {
      if (!isBindingElement(element)) return []
      const name = element.propertyName ?? element.name
      return name && 'text' in name ? String(name.text) : []
    })
    use(type, names)
  }

  /** An object of messages taken as another type: whoever gets it may read what that type names, or any of them. */
  function useHandedOn(value: Expression, type: Type | undefined): void {
    if (!type || !keys.isGroup(type)) return
    const { parent } = value
    if (isSpreadAssignment(parent)) use(type)
    if (isVariableDeclaration(parent) && parent.type === undefined) return
    const expected = checker.getContextualType(value)
    if (!expected || keys.isGroup(expected)) return
    const names = checker.getPropertiesOfType(expected).map(({ name }) => name)
    use(type, names.length > 0 ? names : undefined)
  }

  for (const file of files) {
    const source = program.getSourceFile(file)
    if (!source) continue
    const none: Places = { named: [], bound: [], computed: [], values: [], shown: [] }
    const { named, bound, computed, values, shown } = placesIn(source, none)
    for (const symbol of checker.getSymbolAtLocation(named))
      for (const key of keys.ofSymbol(symbol)) uses.add(key)
    for (const [at, type] of checker.getTypeAtLocation(bound).entries())
      if (bound[at]) useBound(bound[at], type)
    const objects = checker.getTypeAtLocation(computed.map(({ expression }) => expression))
    const indexes = checker.getTypeAtLocation(computed.map(one => one.argumentExpression))
    for (const [at, type] of objects.entries()) use(type, namesOf(indexes[at]))
    for (const [at, type] of checker.getTypeAtLocation(values).entries())
      if (values[at]) useHandedOn(values[at], type)
    for (const [at, type] of checker.getTypeAtLocation(shown).entries())
      if (shown[at] && !isJsxAttribute(shown[at].parent.parent))
        uncalled.push(...keys.ofSymbol(type?.getSymbol()))
  }
  return { keys: uses, uncalled }
}
