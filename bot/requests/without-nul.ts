/** Postgres keeps no NUL in a text, and nobody types one. */
export const withoutNul = (text: string): string => text.replaceAll('\u0000', '')
