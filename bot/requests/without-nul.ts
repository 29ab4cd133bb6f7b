/** Postgres cannot store NUL in a text, and people do not type it. */
export const withoutNul = (text: string): string => text.replaceAll('\u0000', '')
