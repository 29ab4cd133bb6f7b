import type { types } from '@slack/bolt'
import type { CrmContact } from '../../crm/crm-provider.ts'
import type { SlackWords } from '../../src/i18n/slack/en.ts'
import type { FormWords } from '../../src/i18n/slack/forms/words.ts'
import type { SchedulingPage, User } from '../../src/scheduling/entities.ts'
import {
  boxesField,
  dateField,
  type Option,
  radioField,
  searchField,
  searchManyField,
  selectField,
  textField,
  timeField,
} from './forms.ts'
import { noPage } from './propose-form.ts'
import { section } from './text.ts'
import type { Reader } from './times.ts'
import { modal } from './views.ts'

export const placeKinds = ['video', 'phone', 'address', 'custom'] as const
export type PlaceKind = (typeof placeKinds)[number]
export const reminderMinutes = [10, 60, 1440, 10080] as const
export const bookLengths = { title: 100, place: 500, description: 3000, note: 3000 } as const
const plainDurations = [15, 30, 45, 60, 90]

/** What the form holds, to begin with or after a try. */
export interface BookValues {
  guest?: Option | undefined
  hostId: string
  pageId: string
  title: string
  durationMinutes: number
  day?: string | undefined
  clock?: string | undefined
  place: PlaceKind
  placeText: string
  people: readonly Option[]
  records: readonly Option[]
  reminders: readonly string[]
  description: string
  note: string
}

export interface BookForm {
  words: SlackWords
  forms: FormWords
  reader: Reader
  /** Whose time may be booked, oneself among them. */
  hosts: readonly User[]
  pages: readonly SchedulingPage[]
  values: BookValues
  /** Makes one meeting of a form that is sent twice. */
  orderId: string
  notice?: string | undefined
  /** Contacts that share the guest's address: a person picks. */
  matches?: readonly CrmContact[]
  /** The host is the reader and busy: they may book nevertheless. */
  mayBookAnyway?: boolean
}

function firstFields(form: BookForm): types.KnownBlock[] {
  const { forms, notice, matches = [], mayBookAnyway } = form
  const candidates = matches.map(({ id, name, email, company }) => ({
    value: id,
    label: [name || email, company].filter(Boolean).join(', '),
  }))
  return [
    ...(notice === undefined ? [] : [section(`:warning: ${notice}`)]),
    ...(candidates.length > 1
      ? [radioField({ id: 'match', label: forms.match, options: candidates })]
      : []),
    ...(mayBookAnyway
      ? [
          boxesField({
            id: 'anyway',
            label: forms.bookAnyway,
            options: [{ value: 'yes', label: forms.bookOver }],
            chosen: [],
            isOptional: true,
          }),
        ]
      : []),
  ]
}

function partyFields({ forms, hosts, pages, values }: BookForm): types.KnownBlock[] {
  const types = [
    ...pages.map(({ id, title }) => ({ value: id, label: title })),
    { value: noPage, label: forms.anyMeeting },
  ]
  return [
    searchField({
      id: 'who',
      label: forms.who,
      hint: forms.whoHint,
      placeholder: forms.whoPlaceholder,
      source: 'suggest:guest',
      chosen: values.guest,
      isOptional: true,
    }),
    selectField({
      id: 'host',
      label: forms.host,
      options: hosts.map(({ id, name }) => ({ value: id, label: name })),
      chosen: values.hostId,
    }),
    selectField({ id: 'type', label: forms.type, options: types, chosen: values.pageId }),
    textField({
      id: 'title',
      label: forms.title,
      value: values.title,
      max: bookLengths.title,
      isOptional: true,
    }),
  ]
}

function timeFields({ forms, reader, values }: BookForm): types.KnownBlock[] {
  const minutes = [...new Set([...plainDurations, values.durationMinutes])].sort((a, b) => a - b)
  const { timeZone } = reader
  return [
    dateField({ id: 'day', label: forms.date, day: values.day }),
    timeField({
      id: 'clock',
      label: forms.time,
      hint: forms.inZone(timeZone),
      timeZone,
      time: values.clock,
    }),
    selectField({
      id: 'duration',
      label: forms.duration,
      options: minutes.map(each => ({ value: String(each), label: forms.minutes(each) })),
      chosen: String(values.durationMinutes),
    }),
  ]
}

function placeFields({ forms, values }: BookForm): types.KnownBlock[] {
  return [
    selectField({
      id: 'place',
      label: forms.place,
      options: placeKinds.map(kind => ({ value: kind, label: forms.places[kind] })),
      chosen: values.place,
    }),
    textField({
      id: 'placeText',
      label: forms.placeText,
      hint: forms.placeHint,
      value: values.placeText,
      max: bookLengths.place,
      isOptional: true,
    }),
  ]
}

function moreFields({ forms, values }: BookForm): types.KnownBlock[] {
  const search = { placeholder: forms.whoPlaceholder, isOptional: true }
  const long = { isLong: true, isOptional: true }
  return [
    searchManyField({
      ...search,
      id: 'people',
      label: forms.attendees,
      source: 'suggest:people',
      chosen: values.people,
    }),
    searchManyField({
      ...search,
      id: 'records',
      label: forms.records,
      source: 'suggest:record',
      chosen: values.records,
    }),
    boxesField({
      id: 'reminders',
      label: forms.reminders,
      options: reminderMinutes.map(each => ({
        value: String(each),
        label: forms.reminderNames[each],
      })),
      chosen: values.reminders,
      isOptional: true,
    }),
    textField({
      ...long,
      id: 'description',
      label: forms.description,
      value: values.description,
      max: bookLengths.description,
    }),
    textField({
      ...long,
      id: 'note',
      label: forms.internalNote,
      value: values.note,
      max: bookLengths.note,
    }),
  ]
}

/** Everything that can be agreed about one meeting. */
export function bookView(form: BookForm): types.ModalView {
  const { words, forms, reader, orderId } = form
  return modal(words, {
    title: forms.book,
    submit: forms.bookSubmit,
    callback_id: 'book',
    private_metadata: JSON.stringify({ orderId, locale: reader.locale }),
    blocks: [
      ...firstFields(form),
      ...partyFields(form),
      ...timeFields(form),
      ...placeFields(form),
      ...moreFields(form),
    ],
  })
}
