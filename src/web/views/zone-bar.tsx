import { zoneCity, zoneLabel } from '../../i18n/format-time.ts'
import { listZones } from '../../scheduling/zone-names/current-names.ts'
import { type PickerData, pickerAddress, pickerMessages, zoneBefore } from './picker-data.ts'

/** Node and browsers may know different zones. The list only helps to search; any zone name is accepted. */
const timeZones = listZones()

/** Hidden fields that keep the address's parameters in a GET form. */
function KeptFields({ data, without }: { data: PickerData; without: readonly string[] }) {
  const query = new URL(pickerAddress(data, { date: data.date }), 'http://page').searchParams
  return (
    <>
      {[...query]
        .filter(([name]) => !without.includes(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

function HourFormat({ data }: { data: PickerData }) {
  const { hourCycle } = data
  const messages = pickerMessages(data)
  const choices = [
    { h: '12', cycle: 'h12', label: messages.hours12 },
    { h: '24', cycle: 'h23', label: messages.hours24 },
  ]
  return (
    <nav class="hour-format" aria-label={messages.hourFormat}>
      {choices.map(({ h, cycle, label }) => (
        <a
          key={h}
          data-hours={cycle}
          href={pickerAddress(data, { h, date: data.date })}
          aria-current={cycle === hourCycle ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  )
}

function ZoneForm({ data }: { data: PickerData }) {
  const { timeZone, locale, isZoneChosen, unknownZone } = data
  const messages = pickerMessages(data)
  return (
    <form method="get" action={data.path} class="zone-form">
      <KeptFields data={data} without={['tz']} />
      {isZoneChosen && <input type="hidden" name={zoneBefore} value={timeZone} />}
      <label for="tz">{messages.zoneLabel}</label>
      <div class="row">
        <input
          id="tz"
          name="tz"
          list="zones"
          autocomplete="off"
          value={unknownZone ?? zoneCity(timeZone, locale)}
          aria-invalid={unknownZone !== undefined}
          aria-describedby={unknownZone === undefined ? undefined : 'tz-fault'}
        />
        <button type="submit">{messages.show}</button>
      </div>
      {unknownZone !== undefined && (
        <p id="tz-fault" class="field-error" role="alert">
          {messages.noSuchZone({ name: unknownZone })}
        </p>
      )}
      <datalist id="zones">
        {timeZones.map(zone => (
          <option key={zone} value={zoneCity(zone, locale)}>
            {zone}
          </option>
        ))}
      </datalist>
    </form>
  )
}

/** The zone of the times, always visible, with a way to change it. */
export function ZoneBar({ data }: { data: PickerData }) {
  const { timeZone, locale, unknownZone } = data
  const messages = pickerMessages(data)
  const instant = data.starts[0] ?? data.nextStart ?? 0
  return (
    <div class="zone-bar">
      <details open={unknownZone !== undefined}>
        <summary>{messages.timesIn({ zone: zoneLabel(instant, timeZone, locale) })}</summary>
        <ZoneForm data={data} />
      </details>
      <HourFormat data={data} />
    </div>
  )
}
