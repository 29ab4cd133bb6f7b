const uniqueViolation = '23505'

/** Saves again if a concurrent save took the unique value. The second attempt sees that the value is taken. */
export async function withSecondLook<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    const isLost = error instanceof Error && 'code' in error && error.code === uniqueViolation
    if (!isLost) throw error
    return save()
  }
}
