import type { Connectable } from '../../connectable.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'

/** The result of the last action, from the query. */
export function calendarsNotice(
  { done, connected, refused }: Record<string, unknown>,
  { visit, connectable }: { visit: Visit; connectable: readonly Connectable[] },
): Notice | undefined {
  const { calendars: copy, frame } = visit.copy
  if (done === 'connected') return { kind: 'good', text: copy.connected }
  if (done === 'saved') return { kind: 'good', text: frame.saved }
  if (connectable.some(({ id }) => id === connected))
    return { kind: 'good', text: copy.connectedNow }
  const provider = connectable.find(({ id }) => id === refused)?.label
  return provider ? { kind: 'bad', text: copy.refusedBy({ provider }) } : undefined
}
