import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'

/** Names that one module gives to others, and what it takes from them. */
export interface Module {
  file: string
  /** `default` for a default export. Names that are passed on from another module are not among them. */
  exported: readonly string[]
  /** Those of `exported` that it uses itself. */
  usedInside: ReadonlySet<string>
  /** Every use of another module of ours. */
  uses: readonly Use[]
}

export interface Use {
  /** The other module. */
  from: string
  /** The name there; `*` for all of them. */
  name: string
  /** The name under which this module passes it on; undefined where it uses it itself. */
  passedOnAs?: string | undefined
}

/** A node of the syntax tree, as far as it is read here. */
type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
const textOf = (node: unknown): string =>
  isNode(node) ? String(node.name ?? node.value ?? '') : String(node)

/** Also of patterns: `const { a, b: c } = …` declares a and c. */
function declaredNames(pattern: unknown): string[] {
  if (!isNode(pattern)) return []
  if (pattern.type === 'Identifier') return [textOf(pattern)]
  const inside = [...nodesOf(pattern.properties), ...nodesOf(pattern.elements)]
  const parts = [pattern.value, pattern.left, pattern.argument].filter(isNode)
  return [...inside, ...parts].flatMap(declaredNames)
}

function exportedBy(statement: Node): string[] {
  if (statement.type === 'ExportDefaultDeclaration') return ['default']
  if (statement.type !== 'ExportNamedDeclaration' || statement.source) return []
  const { declaration } = statement
  if (!isNode(declaration))
    return nodesOf(statement.specifiers).map(({ exported }) => textOf(exported))
  return declaration.type === 'VariableDeclaration'
    ? nodesOf(declaration.declarations).flatMap(({ id }) => declaredNames(id))
    : [textOf(declaration.id)]
}

type UseWithin = Omit<Use, 'from'> & { specifier: string }

function usesOfStatement(statement: Node): UseWithin[] {
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

/** `import('./x.ts')`, as an expression or as a type: whatever comes of it, all names are in use. */
function dynamicUses(node: unknown): UseWithin[] {
  if (Array.isArray(node)) return node.flatMap(dynamicUses)
  if (!isNode(node)) return []
  const isImport = node.type === 'ImportExpression' || node.type === 'TSImportType'
  const here = isImport ? [{ specifier: textOf(node.source ?? node.argument), name: '*' }] : []
  return [...here, ...Object.values(node).flatMap(dynamicUses)]
}

/** Keys under which a name is no reference to what is declared: `x.name`, `{ name: … }`, `export { name }`. */
const isLabel = (parent: Node, key: string): boolean =>
  (key === 'property' && parent.computed === false) ||
  (key === 'key' && parent.computed === false && parent.shorthand !== true) ||
  key === 'exported'

/** How often each name stands in the tree as a declaration or a reference. */
function countNames(node: Node, counts = new Map<string, number>()): Map<string, number> {
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

const isOurs = ({ specifier }: UseWithin) => specifier.startsWith('.')

function readModule(root: string, file: string): Module {
  const { program, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'))
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const statements = nodesOf(program.body)
  const uses = [...statements.flatMap(usesOfStatement), ...dynamicUses(statements)].filter(isOurs)
  const exported = statements.flatMap(exportedBy)
  const counts = countNames({ statements })
  return {
    file,
    exported,
    // Once is its declaration.
    usedInside: new Set(exported.filter(name => (counts.get(name) ?? 0) > 1)),
    uses: uses.map(({ specifier, ...use }) => ({
      ...use,
      from: relative(root, resolve(root, dirname(file), specifier)),
    })),
  }
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return listFiles(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })

/** Every module of ours in these folders, by its path from `root`. */
export function readModules(root: string, folders: readonly string[]): Map<string, Module> {
  const files = folders.flatMap(folder => listFiles(join(root, folder)))
  return new Map(
    files.map(path => {
      const file = relative(root, path)
      return [file, readModule(root, file)]
    }),
  )
}

const passedOnBy = ({ uses }: Module): string[] =>
  uses.flatMap(({ passedOnAs }) =>
    passedOnAs === undefined || passedOnAs === '*' ? [] : [passedOnAs],
  )

/** `file: name` of every export that one of `users` uses, also through modules that pass it on. */
function usedNames(
  modules: ReadonlyMap<string, Module>,
  users: Iterable<Module>,
): ReadonlySet<string> {
  const used = new Set<string>()
  const use = (file: string, name: string): void => {
    const key = `${file}: ${name}`
    if (used.has(key)) return
    used.add(key)
    const module = modules.get(file)
    if (!module) return
    const names = [...module.exported, ...passedOnBy(module)]
    if (name === '*') for (const each of names) used.add(`${file}: ${each}`)
    for (const passed of module.uses) {
      if (passed.passedOnAs === undefined) continue
      if (passed.passedOnAs === '*') use(passed.from, name)
      else if (name === '*' || passed.passedOnAs === name) use(passed.from, passed.name)
    }
  }
  for (const { uses } of users)
    for (const { from, name, passedOnAs } of uses) if (passedOnAs === undefined) use(from, name)
  return used
}

/**
 * `file: name` of every export of `product` that no other module of it uses. An export for tests alone is none of
 * them if its own module uses it too.
 */
export function listUnusedExports(
  product: ReadonlyMap<string, Module>,
  tests: ReadonlyMap<string, Module>,
): string[] {
  const used = usedNames(product, product.values())
  const tested = usedNames(product, tests.values())
  return [...product.values()].flatMap(module =>
    [...module.exported, ...passedOnBy(module)].flatMap(name => {
      const key = `${module.file}: ${name}`
      const isForTests = tested.has(key) && module.usedInside.has(name)
      return used.has(key) || isForTests ? [] : [key]
    }),
  )
}
