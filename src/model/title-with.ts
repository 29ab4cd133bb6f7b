/** Whether a meeting's title already names this person. */
export const namesPerson = (title: string, name: string): boolean =>
  name !== '' && title.toLowerCase().includes(name.toLowerCase())

/** A meeting's title with the names of its people; names that are already in the title are not repeated. */
export function titleWith(title: string, ...names: string[]): string {
  const added = names.filter(name => name !== '' && !namesPerson(title, name))
  return [title, added.join(', ')].filter(part => part.trim() !== '').join(' · ')
}
