import type { Messages } from '../../../i18n/messages.ts'
import { chosenTimeText } from './chosen-time-text.ts'
import { ContactField } from './fields/contact-field.tsx'
import { MeetingFields } from './fields/meeting-fields.tsx'
import { TimeChoice } from './fields/time-choice.tsx'
import { canBeInvited } from './record-choices.ts'
import { newPersonId } from './record-visit.ts'
import { HiddenFields, ScheduleFrame } from './schedule-frame.tsx'
import type { SchedulePageProps } from './schedule-page-props.ts'
import { minutesOf, startOf } from './wanted-meeting.ts'

const minuteMs = 60_000

function ConnectLink({ frame, copy, path }: SchedulePageProps) {
  const back = new URLSearchParams({ back: path })
  return (
    <a href={`/settings/calendars?${back}`} target={frame.framedBy ? '_blank' : undefined}>
      {copy.connect}
    </a>
  )
}

function Warnings(props: SchedulePageProps) {
  const { copy, record, host, inStep, isUnknown, isOwn } = props
  const isLonely = record.type === 'contacts' && record.contacts.length > 0
  const cannotInvite = isLonely && !record.contacts.some(canBeInvited)
  return (
    <>
      {cannotInvite && <p class="notice bad">{copy.noEmail({ name: record.name })}</p>}
      {isUnknown && <p class="notice bad">{copy.unknown({ name: host.name })}</p>}
      {!inStep.has(host.id) && (
        <p class="notice">
          {copy.noCalendar({ name: host.name })} {isOwn && <ConnectLink {...props} />}
        </p>
      )}
    </>
  )
}

function Chosen(props: SchedulePageProps) {
  const { visit, form, copy } = props
  const startsAt = startOf(form, visit.user.timeZone)
  const endsAt = startsAt + minutesOf(form) * minuteMs
  return (
    <p class="chosen-time" id="chosen" role="status" data-label={copy.chosen}>
      {Number.isFinite(endsAt) && `${copy.chosen}: ${chosenTimeText(props, { startsAt, endsAt })}`}
    </p>
  )
}

function SaveBar(props: SchedulePageProps) {
  const { copy, record } = props
  const canSave = record.contacts.length === 0 || record.contacts.some(canBeInvited)
  return (
    <div class="save-bar">
      <Chosen {...props} />
      <button
        type="submit"
        name="do"
        value="save"
        class="primary"
        id="save"
        disabled={!canSave}
        formenctype={props.frame.framedBy ? undefined : 'multipart/form-data'}
      >
        {copy.save}
      </button>
    </div>
  )
}

const titleOf = (copy: Messages<'schedule'>, { id, name }: SchedulePageProps['record']) =>
  id === newPersonId ? copy.titleNew : copy.title({ name })

function BackLink({ frame, copy, record }: SchedulePageProps) {
  if (frame.framedBy) return null
  const isNew = record.id === newPersonId
  if (!isNew && !record.url) return null
  return (
    <p>
      <a href={isNew ? '/records/schedule' : record.url}>{isNew ? copy.guest.title : copy.back}</a>
    </p>
  )
}

/** /records/:provider/:type/:id/schedule */
export function SchedulePage(props: SchedulePageProps) {
  const { visit, frame, copy, path, record, form, notice, seal } = props
  return (
    <ScheduleFrame
      visit={visit}
      frame={frame}
      title={titleOf(copy, record)}
      notice={notice && { kind: 'bad', text: notice.text }}
    >
      <BackLink {...props} />
      <Warnings {...props} />
      <form method="post" action={path} id="schedule" class="schedule">
        {/* Enter in a field shows the form again. Only the button books. */}
        <button
          type="submit"
          name="do"
          value="show"
          class="visually-hidden"
          formnovalidate
          aria-hidden="true"
          tabIndex={-1}
        >
          {copy.show}
        </button>
        <HiddenFields visit={visit} frame={frame} />
        <input type="hidden" name="key" value={form.key} />
        <input type="hidden" name="record" value={seal(record)} />
        <TimeChoice {...props} />
        <div class="beside-time">
          <ContactField {...props} />
          <MeetingFields {...props} />
        </div>
        <SaveBar {...props} />
      </form>
    </ScheduleFrame>
  )
}
