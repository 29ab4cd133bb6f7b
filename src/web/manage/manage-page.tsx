import { bookingWords } from '../../i18n/booking/booking-words.ts'
import { fill } from '../../i18n/fill.ts'
import { formatDayAndTime } from '../../i18n/format-time.ts'
import type { Meeting } from '../../scheduling/entities.ts'
import { MeetingSummary } from '../views/meeting-summary.tsx'
import { PickerIsland } from '../views/picker.tsx'
import { type PickerData, pickerAddress } from '../views/picker-data.ts'
import { PublicFrame } from '../views/public-frame.tsx'

export type ManageStep =
  | { kind: 'overview'; done: 'booked' | 'moved' | undefined; links: CalendarAddresses }
  | { kind: 'pick'; picker: PickerData }
  | { kind: 'move'; picker: PickerData; startsAt: number; formKey: string }
  | { kind: 'cancel'; formKey: string }
  | { kind: 'canceled' | 'ended'; pagePath: string | undefined }

export interface CalendarAddresses {
  google: string
  outlook: string
}

export interface ManagePageProps {
  meeting: Meeting
  /** `/manage/<token>`. */
  path: string
  step: ManageStep
  notice: string | undefined
}

type StepProps<K extends ManageStep['kind']> = ManagePageProps & {
  step: Extract<ManageStep, { kind: K }>
}

function Overview({ meeting, path, step }: StepProps<'overview'>) {
  const words = bookingWords(meeting.locale)
  return (
    <>
      {step.done === 'booked' && <p>{fill(words.bookedText, { email: meeting.invitee.email })}</p>}
      <MeetingSummary meeting={meeting} words={words} />
      <h2>{words.addToCalendar}</h2>
      <div class="actions">
        <a class="button" href={`${path}/invite.ics`} download="meeting.ics">
          {words.calendarFile}
        </a>
        <a class="button" href={step.links.google} rel="noreferrer">
          Google
        </a>
        <a class="button" href={step.links.outlook} rel="noreferrer">
          Outlook
        </a>
      </div>
      <div class="actions">
        <a class="button" href={`${path}?step=move`}>
          {words.reschedule}
        </a>
        <a class="button" href={`${path}?step=cancel`}>
          {words.cancel}
        </a>
      </div>
    </>
  )
}

function Move({ meeting, path, step }: StepProps<'move'>) {
  const { words, locale, timeZone, hourCycle } = step.picker
  const time = formatDayAndTime(step.startsAt, timeZone, locale, hourCycle)
  const now = formatDayAndTime(meeting.startsAt, timeZone, locale, hourCycle)
  return (
    <form method="post" action={`${path}/reschedule`} data-once>
      <input type="hidden" name="key" value={step.formKey} />
      <input type="hidden" name="startsAt" value={new Date(step.startsAt).toISOString()} />
      <input type="hidden" name="revision" value={meeting.revision} />
      <div class="chosen">
        <p>{fill(words.moveTo, { time })}</p>
        <s>
          {words.now}: {now}
        </s>
      </div>
      <Reason meeting={meeting} />
      <div class="actions">
        <button type="submit" class="primary">
          {words.moveIt}
        </button>
        <a class="button" href={pickerAddress(step.picker, { date: step.picker.date })}>
          {words.changeTime}
        </a>
      </div>
    </form>
  )
}

function Reason({ meeting }: { meeting: Meeting }) {
  const words = bookingWords(meeting.locale)
  return (
    <div class="field">
      <label for="reason">
        {words.reason} <span class="soft">({words.optional})</span>
      </label>
      <textarea id="reason" name="reason" rows={3} maxLength={1000} />
    </div>
  )
}

function Cancel({ meeting, path, step }: StepProps<'cancel'>) {
  const words = bookingWords(meeting.locale)
  return (
    <>
      <MeetingSummary meeting={meeting} words={words} />
      <form method="post" action={`${path}/cancel`} data-once>
        <input type="hidden" name="key" value={step.formKey} />
        <Reason meeting={meeting} />
        <div class="actions">
          <button type="submit" class="danger">
            {words.cancel}
          </button>
          <a class="button" href={path}>
            {words.keep}
          </a>
        </div>
      </form>
    </>
  )
}

function Over({ meeting, step }: StepProps<'canceled' | 'ended'>) {
  const words = bookingWords(meeting.locale)
  return (
    <>
      {step.kind === 'ended' && <p>{words.endedText}</p>}
      <MeetingSummary meeting={meeting} words={words} />
      {step.pagePath && (
        <a class="button primary" href={step.pagePath}>
          {words.bookAnother}
        </a>
      )}
    </>
  )
}

function titleOf({ meeting, step }: ManagePageProps): string {
  const words = bookingWords(meeting.locale)
  switch (step.kind) {
    case 'overview':
      return step.done ? words[step.done] : words.yourMeeting
    case 'pick':
    case 'move':
      return words.reschedule
    case 'cancel':
      return words.cancelQuestion
    case 'canceled':
      return words.canceledTitle
    case 'ended':
      return words.endedTitle
  }
}

function Step(props: ManagePageProps) {
  const { step } = props
  switch (step.kind) {
    case 'overview':
      return <Overview {...props} step={step} />
    case 'pick':
      return <PickerIsland data={step.picker} />
    case 'move':
      return <Move {...props} step={step} />
    case 'cancel':
      return <Cancel {...props} step={step} />
    case 'canceled':
    case 'ended':
      return <Over {...props} step={step} />
  }
}

/** /manage/:token in all its states. */
export function ManagePage(props: ManagePageProps) {
  const { meeting, path, step, notice } = props
  const title = titleOf(props)
  return (
    <PublicFrame locale={meeting.locale} title={`${title} · ${meeting.title}`} width="narrow">
      {(step.kind === 'pick' || step.kind === 'move') && (
        <p>
          <a href={path}>{bookingWords(meeting.locale).back}</a>
        </p>
      )}
      <h1>{title}</h1>
      <p class="soft">{meeting.title}</p>
      {notice && (
        <p id="notice" class="notice bad" role="alert" tabIndex={-1}>
          {notice}
        </p>
      )}
      <Step {...props} />
    </PublicFrame>
  )
}
