import {
  type CalendarSwitches,
  chooseCalendars,
} from '../../../services/calendars/calendar-settings.ts'
import type { CalendarOwner } from '../../../services/calendars/connect-calendar.ts'
import { listField, textFields } from '../../form-fields.ts'
import type { WebContext } from '../../web-context.ts'

/** Browsers do not send unticked boxes. */
function switchesOf(fields: Record<string, string>): CalendarSwitches {
  const isOn = (name: string) => fields[name] !== undefined
  return {
    isForPages: isOn('isForPages'),
    isSynced: isOn('isSynced'),
    hasReminders: isOn('hasReminders'),
    rules: {
      allDay: isOn('allDay'),
      tentative: isOn('tentative'),
      declined: isOn('declined'),
      free: isOn('free'),
    },
  }
}

/** Saves the form of one account. */
export function choose(
  web: WebContext,
  account: CalendarOwner & { connectionId: string },
  body: unknown,
): Promise<void> {
  const fields = textFields(body)
  return chooseCalendars(web, {
    ...account,
    ids: listField(body, 'calendarIds'),
    defaultId: fields.defaultId || undefined,
    switches: switchesOf(fields),
  })
}
