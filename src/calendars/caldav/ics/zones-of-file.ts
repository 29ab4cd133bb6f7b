import type { Spend } from '../file-work.ts'
import { readFileZone } from './file-zone.ts'
import { zoneNameOf } from './named-zone.ts'
import { type Component, valueIn } from './read-components.ts'
import { countYears, ianaZone, type Zone } from './zone.ts'

interface FoundZone {
  zone: Zone
  /** The name is unknown, so the owner's zone is used. */
  isGuess: boolean
}

/** Resolves a TZID of one file. */
export type FindZone = (tzid: string) => FoundZone

const keyOf = (tzid: string) => tzid.replaceAll('"', '').trim().toLowerCase()

/**
 * A definition in the file counts first (RFC 5545 §3.2.19), unless it does not define when clocks change and
 * the name is known. Then the name counts, then the name that the definition also contains.
 */
function find(tzid: string, described: Component | undefined, spend: Spend): Zone | undefined {
  const own = described && readFileZone(described, spend)
  if (own?.hasRules) return own.zone
  const besides = described ? valueIn(described, 'X-LIC-LOCATION') : ''
  const name = zoneNameOf(tzid) ?? (besides ? zoneNameOf(besides) : undefined)
  return name ? countYears(ianaZone(name), spend) : own?.zone
}

/** A name is looked up in several spellings, each of which takes a call of the runtime. */
const stepsOfName = 300

/** @param timeZone the owner's IANA zone */
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
