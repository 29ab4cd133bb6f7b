import { listZones } from '../../scheduling/zone-names/current-names.ts'

/** Suggestions for zone fields. Any zone name is accepted. */
export const ZoneList = () => (
  <datalist id="zones">
    {listZones().map(zone => (
      <option key={zone} value={zone} />
    ))}
  </datalist>
)
