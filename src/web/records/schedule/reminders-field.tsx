import { type PluralForms, plural } from '../../../i18n/fill.ts'
import type { ScheduleWords } from '../../../i18n/schedule/schedule-words.ts'
import type { Locale } from '../../../scheduling/entities.ts'
import { FieldNotes, noted } from './field.tsx'
import type { SchedulePageProps } from './schedule-page.tsx'

const most = 3
const minutesBefore = [5, 10, 15, 30, 60, 120, 240, 1_440, 2_880, 10_080]

const units: [number, (words: ScheduleWords) => PluralForms][] = [
  [10_080, words => words.weeksBefore],
  [1_440, words => words.daysBefore],
  [60, words => words.hoursBefore],
  [1, words => words.minutesBefore],
]

/** In the largest unit that gives a whole number: `1 day before`. */
function beforeWords(words: ScheduleWords, locale: Locale, minutes: number): string {
  const [size, formsOf] = units.find(([unit]) => minutes % unit === 0) ?? [
    1,
    () => words.minutesBefore,
  ]
  return plural(locale, formsOf(words), minutes / size)
}

/** Up to three mails before the meeting. */
export function RemindersField({ visit, words, form, faults }: SchedulePageProps) {
  const notes = { id: 'reminders', fault: faults.reminders }
  return (
    <fieldset {...noted(notes)}>
      <legend>{words.reminders}</legend>
      <FieldNotes {...notes} />
      <div class="reminders">
        {Array.from({ length: most }, (_, index) => (
          <div class="field" key={index}>
            <label for={`reminder-${index}`}>
              {words.reminder} {index + 1}
            </label>
            <select id={`reminder-${index}`} name="reminders">
              <option value="">{words.none}</option>
              {minutesBefore.map(minutes => (
                <option
                  key={minutes}
                  value={minutes}
                  selected={form.reminders[index] === String(minutes)}
                >
                  {beforeWords(words, visit.locale, minutes)}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <label class="check">
        <input type="checkbox" name="hasText" id="hasText" checked={form.hasText} />
        <span>{words.withText}</span>
      </label>
    </fieldset>
  )
}
