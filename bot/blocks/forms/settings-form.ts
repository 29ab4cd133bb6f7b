import type { types } from '@slack/bolt'
import { weekdayNames } from '../../../src/i18n/format-time.ts'
import { languageName } from '../../../src/i18n/language-name.ts'
import type { Messages } from '../../../src/i18n/messages.ts'
import { type Locale, locales } from '../../../src/model/entities.ts'
import { maxPeriodsPerDay } from '../../../src/model/maximums.ts'
import { notices } from '../../../src/model/notices.ts'
import { type Weekday, weekdays } from '../../../src/scheduling/types.ts'
import { boxesField, searchField, selectField, textField } from '../forms.ts'
import { modal } from '../views.ts'
import { hoursMark } from './hours-mark.ts'

/** `09:00–12:00, ` for each period of a day. */
const maxHoursLength = maxPeriodsPerDay * '00:00–00:00, '.length

interface SettingsValues {
  /** As typed, by weekday. */
  hours: Readonly<Record<Weekday, string>>
  timeZone: string
  locale: Locale
  /** Undefined if there is no live chat. */
  isTakingChats: boolean | undefined
  /** Ids of the notifications that the person wants. */
  notices: readonly string[]
}

interface SettingsForm {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  /** Language of the form. */
  locale: Locale
  values: SettingsValues
}

export const hoursBlock = (day: Weekday): string => `hours:${day}`

/** Short name of a weekday in the person's language. */
export function weekdayName(day: Weekday, locale: Locale): string {
  return weekdayNames(locale)[weekdays.indexOf(day)]?.short ?? day
}

function hourFields({ forms, locale, values }: SettingsForm): types.KnownBlock[] {
  const names = weekdayNames(locale)
  return weekdays.map((day, index) =>
    textField({
      id: hoursBlock(day),
      label: names[index]?.long ?? day,
      ...(index === 0 ? { hint: forms.hoursHint } : {}),
      value: values.hours[day],
      max: maxHoursLength,
      isOptional: true,
    }),
  )
}

function ownFields({ forms, values }: SettingsForm): types.KnownBlock[] {
  const { timeZone, locale, isTakingChats } = values
  return [
    searchField({
      id: 'zone',
      label: forms.zone,
      placeholder: forms.zone,
      source: 'suggest:zone',
      chosen: { value: timeZone, label: timeZone.replaceAll('_', ' ') },
    }),
    selectField({
      id: 'locale',
      label: forms.language,
      options: locales.map(each => ({ value: each, label: languageName(each) })),
      chosen: locale,
    }),
    ...(isTakingChats === undefined
      ? []
      : [
          boxesField({
            id: 'chats',
            label: forms.chats,
            options: [{ value: 'yes', label: forms.chatsYes }],
            chosen: isTakingChats ? ['yes'] : [],
            isOptional: true,
          }),
        ]),
    boxesField({
      id: 'notices',
      label: forms.notifications,
      options: notices.map(each => ({ value: each, label: forms.notices[each] })),
      chosen: values.notices,
      isOptional: true,
    }),
  ]
}

/** The week's hours may be too long for the form's metadata, so it carries fingerprints. */
const marksOf = (hours: SettingsValues['hours']) =>
  Object.fromEntries(weekdays.map(day => [day, hoursMark(hours[day])]))

/** The person's hours, time zone, language and notifications. */
export function settingsView(form: SettingsForm): types.ModalView {
  const { copy, forms, locale, values } = form
  return modal(copy, {
    title: forms.settings,
    submit: forms.save,
    callback_id: 'settings',
    private_metadata: JSON.stringify({ locale, savedHours: marksOf(values.hours) }),
    blocks: [...hourFields(form), ...ownFields(form)],
  })
}
