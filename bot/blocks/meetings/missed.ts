import { messagesIn } from '../../../src/i18n/messages.ts'
import type { MissedBooking } from '../../../src/services/booking/missed-booking.ts'
import {
  actions,
  button,
  contextLine,
  quiet,
  type SlackMessage,
  section,
  sentence,
} from '../text.ts'
import { type Reader, timeIn } from '../times.ts'

const maxMessageCharacters = 1_000

type Missed = Pick<MissedBooking, 'id' | 'title' | 'name' | 'email' | 'startsAt' | 'message'>

/** A visitor requested a time on a page whose host's calendar is lost. `fixUrl`: page to connect it again. */
export function missedMessage(
  { id, title, name, email, startsAt, message }: Missed,
  { reader, fixUrl }: { reader: Reader; fixUrl: string },
): SlackMessage {
  const copy = messagesIn(reader.locale, 'slack/missed')
  const who = { name: quiet(name), email: quiet(email), title: quiet(title) }
  const propose = { actionId: 'missed:propose', text: copy.propose, value: id }
  return {
    text: copy.text(who),
    blocks: [
      section(copy.intro(who)),
      ...(message ? [section(`>${quiet(message, maxMessageCharacters)}`)] : []),
      ...(startsAt === undefined
        ? []
        : [contextLine(copy.wanted({ time: timeIn(startsAt, reader) }))]),
      actions([
        button({ ...propose, style: 'primary' }),
        button({ actionId: 'open:calendar', text: copy.fix, url: fixUrl }),
        button({ actionId: 'missed:dismiss', text: copy.dismiss, value: id }),
      ]),
    ],
  }
}

/** The same message when there is nothing left to do. */
export const dismissedMessage = (
  { name, title }: Pick<Missed, 'name' | 'title'>,
  { locale }: Pick<Reader, 'locale'>,
): SlackMessage =>
  sentence(messagesIn(locale, 'slack/missed').dismissed({ name: quiet(name), title: quiet(title) }))
