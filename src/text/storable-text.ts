/** The text without what Postgres cannot keep and nobody types: NUL goes, half a character becomes U+FFFD. */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed()
