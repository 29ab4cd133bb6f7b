const uniqueViolation = '23505'

/** Who looked, and lost what has to be unique to somebody else at the same moment, looks again and finds it taken. */
export async function withSecondLook<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    const isLost = error instanceof Error && 'code' in error && error.code === uniqueViolation
    if (!isLost) throw error
    return save()
  }
}
