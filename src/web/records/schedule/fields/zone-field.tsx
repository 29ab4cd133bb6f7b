import { ZoneList } from '../../../signed-in/zone-list.tsx'
import type { SchedulePageProps } from '../schedule-page-props.ts'
import { TextField } from './field.tsx'

const maxZoneLength = 64

/** The guest's time zone: their own if it is known, else the host's. */
export function ZoneField({ copy, form, zone, faults }: SchedulePageProps) {
  const isGuessed = form.timeZone === '' && !zone.isKnown
  return (
    <>
      <input type="hidden" name="zoneShown" value={zone.shown} />
      <TextField
        id="timeZone"
        label={copy.guestZone}
        list="zones"
        maxLength={maxZoneLength}
        value={form.timeZone || zone.shown}
        hint={isGuessed ? copy.guestZoneUnknown : undefined}
        fault={faults.timeZone}
      />
      <ZoneList />
    </>
  )
}
