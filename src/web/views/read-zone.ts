const timeZones = Intl.supportedValuesOf('timeZone')

const fold = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

const isZone = (text: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    // Intl says "no such zone" by throwing RangeError.
    return false
  }
}

/** A zone from its IANA name or from a city's (`warsaw`, `new york`); undefined where there is none. */
export function readZone(text: string): string | undefined {
  const wanted = fold(text)
  if (wanted === '') return undefined
  const byCity = timeZones.find(zone => fold(zone.split('/').at(-1) ?? '') === wanted)
  const byName = timeZones.find(zone => fold(zone) === wanted)
  // Only names with a slash, and UTC: "+02:00" and abbreviations have no clock changes.
  const isName = text.trim().includes('/') || wanted === 'utc'
  return byName ?? byCity ?? (isName && isZone(text.trim()) ? text.trim() : undefined)
}
