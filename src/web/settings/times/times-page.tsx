import { messagesIn } from '../../../i18n/messages.ts'
import type { SchedulingPage } from '../../../model/entities.ts'
import { maxPlaceLength, maxTextLength, maxTitleLength } from '../../../model/maximums.ts'
import type { CallChoices } from '../../../services/meetings/meeting-place.ts'
import { placeChoices, placeTextFault, placeTextLabel } from '../../place-form.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { WeekPicker, type WeekPickerProps } from './week-picker.tsx'

export type TimesFault =
  | 'badTitle'
  | 'tooLong'
  | 'badMinutes'
  | 'badPlace'
  | 'badTime'
  | 'noTimes'
  | 'tooMany'
/** With messages about exceeded maximums. */
export type TimesFaults = ReadonlyMap<TimesFault, string | undefined>

/** Shown above the week. */
const slotFaults: readonly TimesFault[] = ['badTime', 'noTimes', 'tooMany']

interface TimesPageProps extends WeekPickerProps {
  /** Undefined for a new link. */
  page: SchedulingPage | undefined
  /** Available kinds of video calls of the host. */
  calls: CallChoices
  faults: TimesFaults
  notice: Notice | undefined
}

const lengths = { title: maxTitleLength, minutes: 4, placeText: maxPlaceLength }

const faultText = ({ copy, faults }: TimesPageProps, fault: TimesFault) =>
  faults.get(fault) ?? (fault === 'tooLong' ? undefined : copy[fault])

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
  const isWrong = props.faults.has(fault)
  const common = {
    id: name,
    name,
    value: props.form[name],
    maxLength: lengths[name],
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
          {faultText(props, fault)}
        </p>
      )}
    </div>
  )
}

function Place(props: TimesPageProps) {
  const { faults, form, visit } = props
  const { pages } = visit.copy
  const isWrong = faults.has('badPlace')
  const placeFault = isWrong
    ? placeTextFault({ kind: form.place, text: form.placeText }, visit.locale)
    : undefined
  const own =
    placeFault === undefined ? faults : new Map([...faults, ['badPlace', placeFault] as const])
  const label = isWrong ? placeTextLabel(form.place, visit.locale) : undefined
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
      <TextField
        {...props}
        faults={own}
        name="placeText"
        label={label ?? pages.placeText}
        fault="badPlace"
      />
    </>
  )
}

const TimeFault = (props: TimesPageProps) => {
  const fault = slotFaults.find(one => props.faults.has(one))
  return fault ? (
    <p class="field-error" role="alert">
      {faultText(props, fault)}
    </p>
  ) : null
}

/** /settings/times/new and /settings/times/:id: a link for one meeting, with times picked on a calendar. */
export function TimesPage(props: TimesPageProps) {
  const { visit, copy, page, form, faults, notice } = props
  const title = page ? copy.editTimes({ title: page.title }) : copy.newTimes
  return (
    <SettingsFrame visit={visit} tab="pages" title={title} notice={notice}>
      <p>{copy.intro}</p>
      <form method="post" action={`/settings/times/${page?.id ?? 'new'}`} class="panel">
        <FormSecret visit={visit} />
        <div class="pair">
          <TextField {...props} name="title" label={copy.title} fault="badTitle" />
          <TextField
            {...props}
            name="minutes"
            label={copy.minutes}
            fault="badMinutes"
            type="number"
          />
          <Place {...props} />
        </div>
        <div class="field">
          <label for="description">{copy.description}</label>
          <textarea
            id="description"
            name="description"
            rows={3}
            maxLength={maxTextLength}
            aria-invalid={faults.has('tooLong') ? 'true' : undefined}
            aria-describedby={faults.has('tooLong') ? 'description-fault' : undefined}
          >
            {form.description}
          </textarea>
          {faults.has('tooLong') && (
            <p id="description-fault" class="field-error">
              {faultText(props, 'tooLong')}
            </p>
          )}
        </div>
        <label class="check">
          <input type="checkbox" name="asksEmailCode" checked={form.asksEmailCode} />
          {visit.copy.pages.asksEmailCode}
        </label>
        <label class="check">
          <input type="checkbox" name="hasManageLinks" checked={form.hasManageLinks} />
          {visit.copy.pages.manageLinks}
        </label>
        <TimeFault {...props} />
        <WeekPicker {...props} />
        <div class="actions">
          <button type="submit" class="primary">
            {copy.save}
          </button>
          <a class="button" href="/settings/pages">
            {messagesIn(visit.locale, 'content').cancel}
          </a>
        </div>
      </form>
    </SettingsFrame>
  )
}
