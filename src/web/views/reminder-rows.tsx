import { messagesIn } from '../../i18n/messages.ts'
import type { Locale } from '../../model/entities.ts'

const maxReminders = 3
const unitMinutes = { minutes: 1, hours: 60, days: 24 * 60, weeks: 7 * 24 * 60 } as const
type Unit = keyof typeof unitMinutes
const units = Object.keys(unitMinutes) as Unit[]
const isUnit = (text: string): text is Unit => units.some(unit => unit === text)

/** As typed. */
export interface ReminderRow {
  amount: string
  unit: string
}

/** Uses the largest unit with a whole number. */
export function reminderRow(minutesBefore: number): ReminderRow {
  const unit = units.findLast(name => minutesBefore % unitMinutes[name] === 0) ?? 'minutes'
  return { amount: String(minutesBefore / unitMinutes[unit]), unit }
}

/** Reads the repeated fields of a form. */
export const readReminderRows = (
  amounts: readonly string[],
  sentUnits: readonly string[],
): ReminderRow[] =>
  amounts
    .map((amount, index) => ({ amount: amount.trim(), unit: sentUnits[index] ?? '' }))
    .filter(({ amount }) => amount !== '')

/** Minutes before the start, without duplicates; NaN for anything but a whole number with a unit. */
export const minutesOfRows = (rows: readonly ReminderRow[]): number[] => [
  ...new Set(
    rows.map(({ amount, unit }) =>
      /^\d{1,6}$/.test(amount) && isUnit(unit) ? Number(amount) * unitMinutes[unit] : Number.NaN,
    ),
  ),
]

/** Up to three reminders, each with a number and a unit. An empty number removes one. */
export function ReminderRows({
  locale,
  rows,
  hint,
  fault,
}: {
  locale: Locale
  rows: readonly ReminderRow[]
  hint?: string | undefined
  /** Message for the person. */
  fault?: string | undefined
}) {
  const copy = messagesIn(locale, 'reminders')
  const shown = Array.from({ length: maxReminders }, (_, index) => rows[index])
  return (
    <fieldset
      class="reminders"
      aria-invalid={fault ? 'true' : undefined}
      aria-describedby={fault ? 'reminders-hint reminders-fault' : 'reminders-hint'}
    >
      <legend>{copy.title}</legend>
      <p class="hint" id="reminders-hint">
        {hint ?? copy.hint}
      </p>
      {fault && (
        <p class="field-error" id="reminders-fault">
          {fault}
        </p>
      )}
      {shown.map((row, index) => (
        <div class="row" key={index}>
          <input
            name="reminderAmount"
            value={row?.amount ?? ''}
            inputMode="numeric"
            size={4}
            autocomplete="off"
            aria-label={copy.amount({ number: index + 1 })}
          />
          <select name="reminderUnit" aria-label={copy.unit({ number: index + 1 })}>
            {units.map(unit => (
              <option key={unit} value={unit} selected={unit === (row?.unit ?? 'hours')}>
                {copy.units[unit]}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  )
}
