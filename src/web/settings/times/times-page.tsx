import { contentWords } from '../../../i18n/content/content-words.ts'
import { fill } from '../../../i18n/fill.ts'
import type { SchedulingPage } from '../../../scheduling/entities.ts'
import type { CallChoices } from '../../../services/meeting-place.ts'
import { placeChoices } from '../../place-form.ts'
import { FormSecret, type Notice, SettingsFrame } from '../settings-frame.tsx'
import { WeekPicker, type WeekPickerProps } from './week-picker.tsx'

export type TimesFault = 'badTitle' | 'badMinutes' | 'badPlace' | 'badTime' | 'noTimes' | 'tooMany'

/** Shown above the week. */
const slotFaults: readonly TimesFault[] = ['badTime', 'noTimes', 'tooMany']

interface TimesPageProps extends WeekPickerProps {
  /** Undefined: a new link. */
  page: SchedulingPage | undefined
  /** Where its host's video calls may be. */
  calls: CallChoices
  faults: readonly TimesFault[]
  notice: Notice | undefined
}

function TextField({
  name,
  label,
  fault,
  type = 'text',
  ...props
}: TimesPageProps & {
  name: 'title' | 'minutes' | 'placeText'
  label: string
  fault: TimesFault
  type?: 'text' | 'number'
}) {
  const isWrong = props.faults.includes(fault)
  const common = {
    id: name,
    name,
    value: props.form[name],
    autocomplete: 'off' as const,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
    'aria-describedby': isWrong ? `${name}-fault` : undefined,
  }
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {type === 'number' ? <input {...common} inputMode="numeric" /> : <input {...common} />}
      {isWrong && (
        <p id={`${name}-fault`} class="field-error">
          {props.words[fault]}
        </p>
      )}
    </div>
  )
}

function Place(props: TimesPageProps) {
  const { pages } = props.visit.words
  return (
    <>
      <div class="field">
        <label for="place">{pages.place}</label>
        <select id="place" name="place">
          {placeChoices(props.calls, {
            locale: props.visit.locale,
            chosen: props.form.place,
            others: pages.places,
          }).map(({ value, label }) => (
            <option key={value} value={value} selected={value === props.form.place}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <TextField {...props} name="placeText" label={pages.placeText} fault="badPlace" />
    </>
  )
}

const TimeFault = ({ words, faults }: TimesPageProps) => {
  const fault = faults.find(one => slotFaults.includes(one))
  return fault ? (
    <p class="field-error" role="alert">
      {words[fault]}
    </p>
  ) : null
}

/** /settings/times/new and /settings/times/:id: a link for one meeting, its times picked on a calendar. */
export function TimesPage(props: TimesPageProps) {
  const { visit, words, page, form, notice } = props
  const title = page ? fill(words.editTimes, { title: page.title }) : words.newTimes
  return (
    <SettingsFrame visit={visit} tab="pages" title={title} notice={notice}>
      <p>{words.intro}</p>
      <form method="post" action={`/settings/times/${page?.id ?? 'new'}`} class="panel">
        <FormSecret visit={visit} />
        <div class="pair">
          <TextField {...props} name="title" label={words.title} fault="badTitle" />
          <TextField
            {...props}
            name="minutes"
            label={words.minutes}
            fault="badMinutes"
            type="number"
          />
          <Place {...props} />
        </div>
        <div class="field">
          <label for="description">{words.description}</label>
          <textarea id="description" name="description" rows={3} maxLength={5_000}>
            {form.description}
          </textarea>
        </div>
        <label class="check">
          <input type="checkbox" name="asksEmailCode" checked={form.asksEmailCode} />
          {visit.words.pages.asksEmailCode}
        </label>
        <label class="check">
          <input type="checkbox" name="hasManageLinks" checked={form.hasManageLinks} />
          {visit.words.pages.manageLinks}
        </label>
        <TimeFault {...props} />
        <WeekPicker {...props} />
        <div class="actions">
          <button type="submit" class="primary">
            {words.save}
          </button>
          <a class="button" href="/settings/pages">
            {contentWords(visit.locale).cancel}
          </a>
        </div>
      </form>
    </SettingsFrame>
  )
}
