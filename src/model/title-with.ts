/** Whether a meeting's title says already whom it is with. */
export const namesPerson = (title: string, name: string): boolean =>
  name !== '' && title.toLowerCase().includes(name.toLowerCase())

/** A meeting's title with whom it is with; people whom the title names already are not named twice. */
export function titleWith(title: string, ...names: string[]): string {
  const added = names.filter(name => name !== '' && !namesPerson(title, name))
  return [title, added.join(', ')].filter(part => part.trim() !== '').join(' · ')
}
