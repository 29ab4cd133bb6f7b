/** Letters whose plain form cannot be made by removing an accent. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
}

const maxSlugLength = 40

/** Lower-case ASCII letters, digits and hyphens; empty if the text has none. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[łøđßæœþı]/g, letter => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxSlugLength)
    .replace(/^-+|-+$/g, '')
