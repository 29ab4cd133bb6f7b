import { readFileZone } from './file-zone.ts'
import { zoneNameOf } from './named-zone.ts'
import { type Component, valueIn } from './read-components.ts'
import { ianaZone, type Zone } from './zone.ts'

interface FoundZone {
  zone: Zone
  /** Nobody can say what the name means: the zone is the owner's. */
  isGuess: boolean
}

/** What a TZID means in one file. */
export type FindZone = (tzid: string) => FoundZone

const keyOf = (tzid: string) => tzid.replaceAll('"', '').trim().toLowerCase()

/**
 * A description in the file counts first (RFC 5545 §3.2.19), unless it does not say when clocks change and the name is
 * known; then the name, then the name that the description gives besides.
 */
function find(tzid: string, described: Component | undefined): Zone | undefined {
  const own = described && readFileZone(described)
  if (own?.hasRules) return own.zone
  const besides = described ? valueIn(described, 'X-LIC-LOCATION') : ''
  const name = zoneNameOf(tzid) ?? (besides ? zoneNameOf(besides) : undefined)
  return name ? ianaZone(name) : own?.zone
}

/** @param timeZone IANA: the owner's */
export function zonesOfFile(calendars: readonly Component[], timeZone: string): FindZone {
  const described = new Map<string, Component>()
  for (const { components } of calendars)
    for (const component of components)
      if (component.name === 'VTIMEZONE')
        described.set(keyOf(valueIn(component, 'TZID')), component)
  const found = new Map<string, FoundZone>()
  return tzid => {
    const key = keyOf(tzid)
    const known = found.get(key)
    if (known) return known
    const zone = find(tzid.replaceAll('"', ''), described.get(key))
    const answer = { zone: zone ?? ianaZone(timeZone), isGuess: zone === undefined }
    found.set(key, answer)
    return answer
  }
}
