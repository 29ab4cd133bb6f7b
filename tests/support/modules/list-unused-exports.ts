import { type Module, passedOnBy } from './module.ts'

/** `file: name` of every export that `users` use, also through re-exports. */
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
 * `file: name` of every export of `product` that no other module of it uses. Exports for tests are excluded if
 * their own module uses them too.
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
