import type { types } from '@slack/bolt'
import { boxesField, searchManyField, textField } from '../forms.ts'
import { type BookForm, bookLengths } from './book-values.ts'

/** Additional guests, title, texts and invitations. */
export function bookMoreFields({ forms, values }: BookForm): types.KnownBlock[] {
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
    textField({
      id: 'remind',
      label: forms.reminders,
      hint: forms.remindersHint,
      value: values.reminders,
      max: bookLengths.reminders,
      isOptional: true,
    }),
    boxesField({
      id: 'invite',
      label: forms.sendInvite,
      hint: forms.sendInviteHint,
      options: [{ value: 'yes', label: forms.sendInviteYes }],
      chosen: values.isInvited ? ['yes'] : [],
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
