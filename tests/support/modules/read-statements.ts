import type { Use } from './module.ts'

/** A node of the syntax tree. */
export type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
export const nodesOf = (value: unknown): Node[] =>
  Array.isArray(value) ? value.filter(isNode) : []
const textOf = (node: unknown): string =>
  isNode(node) ? String(node.name ?? node.value ?? '') : String(node)

/** Includes patterns: `const { a, b: c } = …` declares a and c. */
function declaredNames(pattern: unknown): string[] {
  if (!isNode(pattern)) return []
  if (pattern.type === 'Identifier') return [textOf(pattern)]
  const inside = [...nodesOf(pattern.properties), ...nodesOf(pattern.elements)]
  const parts = [pattern.value, pattern.left, pattern.argument].filter(isNode)
  return [...inside, ...parts].flatMap(declaredNames)
}

export function exportedBy(statement: Node): string[] {
  if (statement.type === 'ExportDefaultDeclaration') return ['default']
  if (statement.type !== 'ExportNamedDeclaration' || statement.source) return []
  const { declaration } = statement
  if (!isNode(declaration))
    return nodesOf(statement.specifiers).map(({ exported }) => textOf(exported))
  return declaration.type === 'VariableDeclaration'
    ? nodesOf(declaration.declarations).flatMap(({ id }) => declaredNames(id))
    : [textOf(declaration.id)]
}

export type UseWithin = Omit<Use, 'from'> & { specifier: string }

export function usesOfStatement(statement: Node): UseWithin[] {
  const specifier = textOf(statement.source)
  if (statement.type === 'ExportAllDeclaration') {
    const passedOnAs = statement.exported ? textOf(statement.exported) : '*'
    return [{ specifier, name: '*', passedOnAs }]
  }
  if (statement.type === 'ExportNamedDeclaration' && statement.source)
    return nodesOf(statement.specifiers).map(({ local, exported }) => ({
      specifier,
      name: textOf(local),
      passedOnAs: textOf(exported),
    }))
  if (statement.type !== 'ImportDeclaration') return []
  return nodesOf(statement.specifiers).map(({ type, imported }) => {
    if (type === 'ImportNamespaceSpecifier') return { specifier, name: '*' }
    return { specifier, name: type === 'ImportDefaultSpecifier' ? 'default' : textOf(imported) }
  })
}

/** `import('./x.ts')`, as an expression or a type. Counts as a use of all names. */
export function dynamicUses(node: unknown): UseWithin[] {
  if (Array.isArray(node)) return node.flatMap(dynamicUses)
  if (!isNode(node)) return []
  const isImport = node.type === 'ImportExpression' || node.type === 'TSImportType'
  const here = isImport ? [{ specifier: textOf(node.source ?? node.argument), name: '*' }] : []
  return [...here, ...Object.values(node).flatMap(dynamicUses)]
}

/** Keys under which a name is not a reference: `x.name`, `{ name: … }`, `export { name }`. */
const isLabel = (parent: Node, key: string): boolean =>
  (key === 'property' && parent.computed === false) ||
  (key === 'key' && parent.computed === false && parent.shorthand !== true) ||
  key === 'exported'

/** How often each name occurs as a declaration or a reference. */
export function countNames(node: Node, counts = new Map<string, number>()): Map<string, number> {
  for (const [key, value] of Object.entries(node)) {
    if (isLabel(node, key)) continue
    for (const child of Array.isArray(value) ? nodesOf(value) : [value].filter(isNode)) {
      if (child.type === 'Identifier' || child.type === 'JSXIdentifier')
        counts.set(textOf(child), (counts.get(textOf(child)) ?? 0) + 1)
      countNames(child, counts)
    }
  }
  return counts
}
