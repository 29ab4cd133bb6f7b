/**
 * Removes what Postgres cannot store and nobody types: NUL is deleted, an unpaired surrogate becomes U+FFFD.
 */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed()
