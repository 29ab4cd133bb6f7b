/**
 * The form in which words are compared: lower case, without diacritics, apostrophes and long dashes. `Środę` →
 * `srode`, `giovedì` and `giovedi'` → `giovedi`, `14–17` → `14-17`.
 */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/['’‘`´]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/×/g, 'x')
}
