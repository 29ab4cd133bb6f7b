import type { PanelCopy } from './panel-facts.ts'
import type { ShownField } from './shown-event.ts'

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
/** `America/Argentina/Buenos_Aires` reads "Buenos Aires (America)". */
const zoneText = (zone: string) => {
  const parts = zone.replaceAll('_', ' ').split('/')
  return parts.length > 1 ? `${parts.at(-1)} (${parts[0]})` : zone
}
const autocompletes: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  phone: 'tel',
  code: 'one-time-code',
}

function ZoneSelect(common: object) {
  const zones = Intl.supportedValuesOf('timeZone')
  const sorted = zones.map(zone => ({ zone, text: zoneText(zone) }))
  sorted.sort((one, other) => one.text.localeCompare(other.text))
  const own = ownZone()
  return (
    <select {...common}>
      {sorted.map(({ zone, text }) => (
        <option key={zone} value={zone} selected={zone === own}>
          {text}
        </option>
      ))}
    </select>
  )
}

function Control({ field, copy, common }: { field: ShownField; copy: PanelCopy; common: object }) {
  const { type, name, value, options = [] } = field
  if (type === 'zone') return <ZoneSelect {...common} />
  if (type === 'textarea') return <textarea {...common} rows={3} defaultValue={value} dir="auto" />
  if (type === 'checkbox')
    return <input {...common} type="checkbox" value="yes" defaultChecked={value === 'yes'} />
  if (type === 'select')
    return (
      <select {...common}>
        <option value="">{copy.chooseOption}</option>
        {options.map(option => (
          <option key={option} selected={option === value}>
            {option}
          </option>
        ))}
      </select>
    )
  const typed = { type, autocomplete: autocompletes[name] ?? 'off' } as object
  return <input {...common} {...typed} defaultValue={value} dir="auto" />
}

/** A labeled field with its error beside it. */
export function FormField({ field, copy }: { field: ShownField; copy: PanelCopy }) {
  const { name, label, type, isRequired, error } = field
  const id = `field-${name}`
  const common = {
    id,
    name,
    required: isRequired,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
  }
  return (
    <div class={type === 'checkbox' ? 'field check' : 'field'}>
      <label for={id}>{label}</label>
      <Control field={field} copy={copy} common={common} />
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
