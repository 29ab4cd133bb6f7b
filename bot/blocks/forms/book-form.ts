import type { types } from '@slack/bolt'
import {
  boxesField,
  dateField,
  radioField,
  searchField,
  selectField,
  textField,
  timeField,
} from '../forms.ts'
import { section } from '../text.ts'
import { modal } from '../views.ts'
import { bookMoreFields } from './book-more.ts'
import { type BookForm, bookLengths, placeKinds } from './book-values.ts'
import { noPage } from './propose-form.ts'

const plainDurations = [15, 30, 45, 60, 90]

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
      hint: forms.inZone({ zone: timeZone }),
      timeZone,
      time: values.clock,
    }),
    selectField({
      id: 'duration',
      label: forms.duration,
      options: minutes.map(each => ({
        value: String(each),
        label: forms.minutes({ minutes: each }),
      })),
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

/** All settings of one meeting. */
export function bookView(form: BookForm): types.ModalView {
  const { copy, forms, reader, draftId } = form
  return modal(copy, {
    title: forms.book,
    submit: forms.bookSubmit,
    callback_id: 'book',
    private_metadata: JSON.stringify({
      draftId,
      pageId: form.values.pageId,
      locale: reader.locale,
    }),
    blocks: [
      ...firstFields(form),
      ...partyFields(form),
      ...timeFields(form),
      ...placeFields(form),
      ...bookMoreFields(form),
    ],
  })
}
