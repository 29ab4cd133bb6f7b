/** All texts that people read on a surface, including labels and hints. */
export function readableIn(node: unknown): string[] {
  if (typeof node === 'string') return [node]
  if (Array.isArray(node)) return node.flatMap(readableIn)
  if (node === null || typeof node !== 'object') return []
  return Object.entries(node).flatMap(([name, member]) => {
    if (typeof member === 'string')
      return ['text', 'accessibility_label'].includes(name) ? [member] : []
    return readableIn(member)
  })
}
