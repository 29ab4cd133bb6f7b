/**
 * A table's own entry, for names from outside. Undefined if there is none: every object has inherited names
 * such as `constructor` and `__proto__`.
 */
export const ownEntry = <Value>(
  table: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined => (Object.hasOwn(table, name) ? table[name] : undefined)
