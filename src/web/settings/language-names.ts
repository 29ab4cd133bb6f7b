/** Each language by its own name. */
export const languageNames = { en: 'English', pl: 'Polski', it: 'Italiano' } as const
