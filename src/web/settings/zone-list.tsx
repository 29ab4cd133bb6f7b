import { listZones } from '../../scheduling/zone-names/current-names.ts'

/** What zone fields suggest; any name of a zone is taken. */
export const ZoneList = () => (
  <datalist id="zones">
    {listZones().map(zone => (
      <option key={zone} value={zone} />
    ))}
  </datalist>
)
