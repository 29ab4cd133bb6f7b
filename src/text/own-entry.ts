/**
 * A table's own entry, for names that come from outside. Undefined if the table has none: `constructor`,
 * `__proto__` and the like are names that every object answers to.
 */
export const ownEntry = <Value>(
  table: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined => (Object.hasOwn(table, name) ? table[name] : undefined)
