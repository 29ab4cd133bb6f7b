import type { GraphEvent } from './entities.ts'
import { textOf } from './make-event.ts'
import { Invalid } from './refusal.ts'

export interface Call {
  template: string
  args: string[]
  url: URL
  query: URLSearchParams
  body: unknown
  /** All values of the header. */
  prefer: string
  ifMatch: string | undefined
  /** Account of the access token; empty at the login. */
  email: string
}

export const hasImmutableIds = (prefer: string): boolean => /\bIdType="ImmutableId"/i.test(prefer)
export const hasUtc = (prefer: string): boolean => /\boutlook\.timezone="UTC"/i.test(prefer)

const unquote = (text: string | undefined): string => (text ?? '').replaceAll("''", "'")

const expandedIds = (expand: string | null): string[] => {
  if (expand === null) return []
  const isKnown = /^singleValueExtendedProperties\(\$filter=.*\)$/i.test(expand)
  const ids = [...expand.matchAll(/\bid eq '((?:[^']|'')*)'/g)].map(([, id]) => unquote(id))
  if (!isKnown || ids.length === 0)
    throw new Invalid(`the stand-in does not know $expand=${expand}`)
  return ids
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** The event with the requested extended properties. */
export function showEvent(event: GraphEvent, { query, prefer }: Call): Record<string, unknown> {
  const { singleValueExtendedProperties: properties, ...plain } = event
  const ids = expandedIds(query.get('$expand'))
  const expanded = properties.filter(({ id }) => ids.some(wanted => isSame(wanted, id)))
  const isText = /\boutlook\.body-content-type="text"/i.test(prefer)
  const body = isText ? { contentType: 'text', content: textOf(event.body.content) } : event.body
  const whole = { ...plain, body }
  const names = query
    .get('$select')
    ?.split(',')
    .map(name => name.trim())
  const isWanted = ([name]: [string, unknown]) =>
    !names || name === 'id' || name === '@odata.etag' || names.includes(name)
  const shown = Object.entries(whole).filter(isWanted)
  const more = expanded.length > 0 ? { singleValueExtendedProperties: expanded } : {}
  return { ...Object.fromEntries(shown), ...more }
}

const filterShape =
  /^singleValueExtendedProperties\/any\(\s*(\w+)\s*:\s*\1\/id eq '((?:[^']|'')*)' and \1\/value eq '((?:[^']|'')*)'\s*\)$/i

export function filterEvents(events: GraphEvent[], filter: string | null): GraphEvent[] {
  if (filter === null) return events
  const [, , id, value] = filterShape.exec(filter) ?? []
  if (id === undefined) throw new Invalid(`the stand-in does not know $filter=${filter}`)
  return events.filter(({ singleValueExtendedProperties }) =>
    singleValueExtendedProperties.some(
      property => isSame(property.id, unquote(id)) && property.value === unquote(value),
    ),
  )
}

/** Number of items on a page. */
export function pageSizeOf({ query, prefer }: Call, most: number | undefined): number {
  const preferred = /\bodata\.maxpagesize=(\d+)/i.exec(prefer)?.[1]
  return Math.min(Number(query.get('$top') ?? preferred ?? 10), most ?? Infinity)
}

export function page(call: Call, most: number | undefined, items: unknown[]) {
  const skip = Number(call.query.get('$skip') ?? 0)
  const size = pageSizeOf(call, most)
  const next = new URL(call.url)
  next.searchParams.set('$skip', String(skip + size))
  const more = skip + size < items.length ? { '@odata.nextLink': next.href } : {}
  return { ...more, value: items.slice(skip, skip + size) }
}
