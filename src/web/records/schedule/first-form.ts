import { randomUUID } from 'node:crypto'
import { messagesIn } from '../../../i18n/messages.ts'
import type { Reminder } from '../../../model/entities.ts'
import { firstDay } from '../../signed-in/first-day.ts'
import { reminderRow } from '../../views/reminder-rows.tsx'
import { firstContact, firstRecords } from './record-choices.ts'
import { newPersonId, type RecordVisit } from './record-visit.ts'
import type { ScheduleForm } from './schedule-form.ts'

/** The initial form. */
export function firstForm(
  { visit, record }: RecordVisit,
  {
    now,
    phone,
    placeKind,
    reminders,
  }: Pick<ScheduleForm, 'placeKind'> & {
    now: number
    phone: string | undefined
    reminders: readonly Reminder[]
  },
): ScheduleForm {
  const { user } = visit
  return {
    hostId: user.id,
    day: firstDay(now, user.timeZone),
    time: '',
    otherTime: '',
    minutes: '30',
    ownMinutes: '',
    title: record.name ? messagesIn(visit.locale, 'schedule').titleHint({ name: record.name }) : '',
    type: '',
    placeKind,
    phone: phone ?? '',
    address: '',
    place: '',
    contactId: firstContact(record)?.id ?? '',
    personName: '',
    // The address that was typed for a new person.
    personText: record.id === newPersonId ? record.name : '',
    timeZone: '',
    guests: [],
    guestText: '',
    records: firstRecords(record),
    recordText: '',
    content: { description: '', note: '' },
    reminders: reminders.map(({ minutesBefore }) => reminderRow(minutesBefore)),
    hasText: true,
    isInvited: true,
    anyway: [],
    key: randomUUID(),
  }
}
