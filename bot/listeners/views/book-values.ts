import { crmRecordTypes } from '../../../crm/contract/crm-objects.ts'
import type { Messages } from '../../../src/i18n/messages.ts'
import { placeByHand } from '../../../src/model/caller-of.ts'
import type { Location, RecordKey, SchedulingPage } from '../../../src/model/entities.ts'
import { maxReminders } from '../../../src/model/maximums.ts'
import { isPlainDate, isWallTime } from '../../../src/scheduling/plain-date.ts'
import { isCallLink } from '../../../src/text/call-link.ts'
import { isPhoneNumber } from '../../../src/text/phone-number.ts'
import { type BookValues, type PlaceKind, placeKinds } from '../../blocks/forms/book-values.ts'
import { noPage } from '../../blocks/forms/propose-form.ts'
import { readReminders } from '../../blocks/forms/reminder-text.ts'
import type { Option } from '../../blocks/forms.ts'
import { readGuestOption } from '../../blocks/guest-option.ts'
import type { Submission } from '../../requests/submission.ts'

/** The option of a chosen person, from the address alone, since Slack sends nothing else. */
const personOption = (value: string): Option => ({ value, label: readGuestOption(value).email })
const recordOption = (value: string): Option => ({ value, label: value })

const readPlace = (value: string | undefined): PlaceKind =>
  placeKinds.find(kind => kind === value) ?? 'video'

/** Forms of earlier versions have checkboxes for minutes. */
const boxedReminders = (boxes: readonly string[] = []): string =>
  boxes.map(minutes => `${minutes} min`).join(', ')

/** Values of the form, for showing it again. */
export function bookValuesOf({ values, chosen }: Submission): BookValues & { who: string } {
  const { who = '', type = noPage, title = '', description = '', note = '' } = values
  return {
    who,
    guest: who === '' ? undefined : personOption(who),
    hostId: values.host ?? '',
    pageId: type,
    title: title.trim(),
    durationMinutes: Number(values.duration ?? '30'),
    day: values.day || undefined,
    clock: values.clock || undefined,
    place: readPlace(values.place),
    placeText: values.placeText?.trim() ?? '',
    people: (chosen.people ?? []).map(personOption),
    records: (chosen.records ?? []).map(recordOption),
    reminders: values.remind?.trim() ?? boxedReminders(chosen.reminders),
    isInvited: chosen.invite?.includes('yes') ?? true,
    description: description.trim(),
    note: note.trim(),
  }
}

export type SentValues = ReturnType<typeof bookValuesOf>

const textOf = (location: Location): string => {
  if (location.kind === 'phone') return location.number ?? ''
  if (location.kind === 'address') return location.address
  return location.kind === 'custom' ? location.text : (location.url ?? '')
}

/** The meeting's place as form values. */
export const placeFields = (location: Location): Pick<BookValues, 'place' | 'placeText'> => ({
  place: location.kind,
  placeText: textOf(location),
})

type ChosenPlace = Pick<SentValues, 'hostId' | 'place' | 'placeText'>

/** The page's place unless another was typed. A different phone number is the guest's. */
export function placeOf(values: ChosenPlace, page: SchedulingPage | undefined): Location {
  const typed = locationOf(values)
  if (!page) return typed
  const ofPage = placeByHand(page, values.hostId)
  const shown = placeFields(ofPage)
  if (shown.place === values.place && shown.placeText === values.placeText) return ofPage
  return typed.kind === 'phone' && typed.number ? { ...typed, isInvitees: true } : typed
}

/** A link is joined, whichever kind was chosen. Other text for a video call describes the place. */
function locationOf({ place, placeText }: ChosenPlace): Location {
  if (place === 'phone') return { kind: 'phone', number: placeText || undefined }
  if (place === 'address') return { kind: 'address', address: placeText }
  if (isCallLink(placeText)) return { kind: 'video', url: placeText }
  return place === 'video' && placeText === ''
    ? { kind: 'video' }
    : { kind: 'custom', text: placeText }
}

/** Parses values such as `deals 42`. */
export function readRecords({ records }: SentValues): RecordKey[] {
  return records.flatMap(({ value }) => {
    const [name = '', ...rest] = value.split(' ')
    const type = crmRecordTypes.find(each => each === name)
    return type ? [{ type, id: rest.join(' ') }] : []
  })
}

const maxReminderMinutes = 8 * 7 * 24 * 60

function reminderFault(
  { reminders }: SentValues,
  forms: Messages<'slack/forms'>,
): string | undefined {
  const { minutes, unread } = readReminders(reminders)
  if (unread !== undefined) return forms.badReminder({ part: unread })
  if (minutes.some(each => each < 1 || each > maxReminderMinutes))
    return forms.badReminder({ part: reminders })
  return minutes.length > maxReminders ? forms.mostReminders : undefined
}

/** Faults that need no query, by block; undefined for none. */
export function bookFaults(
  values: SentValues,
  forms: Messages<'slack/forms'>,
): Record<string, string> | undefined {
  const { who, day = '', clock = '', place, placeText } = values
  const remind = reminderFault(values, forms)
  const needsText = place === 'address' || place === 'custom'
  const faults = {
    ...(who === '' ? { who: forms.whoMissing } : {}),
    ...(isPlainDate(day) ? {} : { day: forms.badDay }),
    ...(isWallTime(clock) ? {} : { clock: forms.bothOrNone }),
    ...(needsText && placeText === '' ? { placeText: forms.placeMissing } : {}),
    ...(place === 'phone' && placeText !== '' && !isPhoneNumber(placeText)
      ? { placeText: forms.badPhone }
      : {}),
    ...(remind === undefined ? {} : { remind }),
  }
  return Object.keys(faults).length > 0 ? faults : undefined
}
