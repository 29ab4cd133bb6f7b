import { fill } from '../../i18n/fill.ts'
import { zoneCity, zoneLabel } from '../../i18n/format-time.ts'
import { type PickerData, pickerAddress } from './picker-data.ts'

/** Node and browsers may know different zones; the list is for finding, anything valid is taken. */
const timeZones = Intl.supportedValuesOf('timeZone')

/** What a GET form keeps of the address, as hidden fields. */
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
  const { words, hourCycle } = data
  const choices = [
    { h: '12', cycle: 'h12', label: words.hours12 },
    { h: '24', cycle: 'h23', label: words.hours24 },
  ]
  return (
    <nav class="hour-format" aria-label={words.hourFormat}>
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

/** Which zone the times are in, always visible, with the way to another. */
export function ZoneBar({ data }: { data: PickerData }) {
  const { words, timeZone, locale } = data
  const instant = data.starts[0] ?? data.nextStart ?? 0
  return (
    <div class="zone-bar">
      <details>
        <summary>{fill(words.timesIn, { zone: zoneLabel(instant, timeZone, locale) })}</summary>
        <form method="get" action={data.path} class="zone-form">
          <KeptFields data={data} without={['tz']} />
          <label for="tz">{words.zoneLabel}</label>
          <div class="row">
            <input id="tz" name="tz" list="zones" autocomplete="off" value={zoneCity(timeZone)} />
            <button type="submit">{words.show}</button>
          </div>
          <datalist id="zones">
            {timeZones.map(zone => (
              <option key={zone} value={zoneCity(zone)}>
                {zone}
              </option>
            ))}
          </datalist>
        </form>
      </details>
      <HourFormat data={data} />
    </div>
  )
}
