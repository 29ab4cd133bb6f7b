interface Numbered {
  id: number
}

/** Finds a record of which Pipedrive would allow duplicates. */
export interface Once<T extends Numbered> {
  isIt(record: T): boolean
  /** Uses the index, which is updated some moments after writes. */
  search(): Promise<T[]>
  /** Lists the newest records without the delay of the index. */
  listNewest(): Promise<T[]>
}

const oldest = <T extends Numbered>(records: readonly T[]): T | undefined =>
  records.toSorted((a, b) => a.id - b.id)[0]

export async function findOne<T extends Numbered>(once: Once<T>): Promise<T | undefined> {
  const indexed = oldest((await once.search()).filter(once.isIt))
  return indexed ?? oldest((await once.listNewest()).filter(once.isIt))
}

/**
 * Creates the record if it is missing. Of two concurrent calls both create one. Then each looks again, deletes
 * its own if an older one exists, and returns the oldest.
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
