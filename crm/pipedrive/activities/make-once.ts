interface Numbered {
  id: number
}

/** Looking for a record that Pipedrive itself would let stand there twice. */
export interface Once<T extends Numbered> {
  isIt(record: T): boolean
  /** By the index, which follows writes after moments. */
  search(): Promise<T[]>
  /** The newest records as they are now. */
  listNewest(): Promise<T[]>
}

const oldest = <T extends Numbered>(records: readonly T[]): T | undefined =>
  records.toSorted((a, b) => a.id - b.id)[0]

export async function findOne<T extends Numbered>(once: Once<T>): Promise<T | undefined> {
  const indexed = oldest((await once.search()).filter(once.isIt))
  return indexed ?? oldest((await once.listNewest()).filter(once.isIt))
}

/**
 * Makes what is not there. Of two callers at once both make one; then each looks again, and all but the
 * oldest take their own away and keep to the oldest.
 */
export async function findOrMake<T extends Numbered>(
  once: Once<T> & { make(): Promise<T>; remove(id: number): Promise<unknown> },
): Promise<{ record: T; isNew: boolean }> {
  const found = await findOne(once)
  if (found) return { record: found, isNew: false }
  const made = await once.make()
  const first = oldest((await once.listNewest()).filter(once.isIt))
  if (!first || first.id >= made.id) return { record: made, isNew: true }
  await once.remove(made.id)
  return { record: first, isNew: false }
}
