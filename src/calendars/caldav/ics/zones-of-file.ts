import type { Spend } from '../file-work.ts'
import { readFileZone } from './file-zone.ts'
import { zoneNameOf } from './named-zone.ts'
import { type Component, valueIn } from './read-components.ts'
import { countYears, ianaZone, type Zone } from './zone.ts'

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
function find(tzid: string, described: Component | undefined, spend: Spend): Zone | undefined {
  const own = described && readFileZone(described, spend)
  if (own?.hasRules) return own.zone
  const besides = described ? valueIn(described, 'X-LIC-LOCATION') : ''
  const name = zoneNameOf(tzid) ?? (besides ? zoneNameOf(besides) : undefined)
  return name ? countYears(ianaZone(name), spend) : own?.zone
}

/** A name is looked up in several spellings, of which the runtime is asked for each. */
const stepsOfName = 300

/** @param timeZone IANA: the owner's */
export function zonesOfFile(
  calendars: readonly Component[],
  { timeZone, spend }: { timeZone: string; spend: Spend },
): FindZone {
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
    spend(stepsOfName)
    const zone = find(tzid.replaceAll('"', ''), described.get(key), spend)
    const answer = { zone: zone ?? ianaZone(timeZone), isGuess: zone === undefined }
    found.set(key, answer)
    return answer
  }
}
