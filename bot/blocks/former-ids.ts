/**
 * Ids that earlier versions gave to buttons, forms and fields. A message keeps the buttons it was posted with, and
 * a form may be open during an upgrade, so both are read by their present ids.
 */
const formerIds = {
  /** Action ids of buttons; one that ends with a colon is a prefix. */
  action: { 'order:': 'booking:', 'offer:times': 'propose:others' },
  /** Callback ids of forms. */
  form: { 'offer-times': 'follow-up-times' },
  /** Block ids of fields. */
  field: { offer: 'times' },
  /** Keys of the data that a form carries. */
  key: { orderId: 'draftId' },
} as const satisfies Record<string, Readonly<Record<string, string>>>

const presentOf = (names: Readonly<Record<string, string>>, id: string): string =>
  Object.hasOwn(names, id) ? (names[id] ?? id) : id

export const presentFormId = (id: string): string => presentOf(formerIds.form, id)
export const presentFieldId = (id: string): string => presentOf(formerIds.field, id)

/** `order:confirm:1` becomes `booking:confirm:1`. */
export function presentActionId(id: string): string {
  const former = Object.entries(formerIds.action).find(([name]) =>
    name.endsWith(':') ? id.startsWith(name) : id === name,
  )
  return former ? former[1] + id.slice(former[0].length) : id
}

/** Renames the keys of an object; keeps everything else. */
export const withPresentKeys = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && !Array.isArray(data)
    ? Object.fromEntries(
        Object.entries(data).map(([key, value]) => [presentOf(formerIds.key, key), value]),
      )
    : data
