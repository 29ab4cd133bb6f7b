import { formWords } from '../../../src/i18n/slack/forms/words.ts'
import { listPages } from '../../../src/services/pages/pages.ts'
import type { When } from '../../../src/shorthand/types.ts'
import { emailKey } from '../../../src/text/email-address.ts'
import type { ProposeValues } from '../../blocks/forms/propose-form.ts'
import { emailOption } from '../../blocks/guest-option.ts'
import { dayFieldsOf } from '../../modals/day-ranges.ts'
import { openModal } from '../../modals/open-modal.ts'
import { openPropose, proposeForm } from '../../modals/propose.ts'
import { readProfile } from '../../people/person.ts'
import { emailsIn, whenIn } from '../../requests/read-message.ts'
import { readingLocale } from '../../requests/reading-locale.ts'
import type { Shortcut } from '../../requests/shortcut.ts'
import type { Turn } from '../../requests/turn.ts'
import { decodeText } from '../commands/meet.ts'
import { withTurn } from './with-turn.ts'

type Message = NonNullable<Shortcut['message']>

/** Whom the message names, else who wrote it; nobody where that is the rep, or somebody without an address. */
async function guestOf(turn: Turn, { text, userId }: Message) {
  const own = [turn.person.email, emailKey(turn.user.email)]
  const [named] = emailsIn(text).filter(email => !own.includes(email))
  if (named) return { email: named, name: '' }
  if (!userId || userId === turn.person.slackUserId) return undefined
  const { email, name } = await readProfile(turn.client, userId)
  return email ? { email, name } : undefined
}

async function whenOf(turn: Turn, { text }: Message): Promise<When | undefined> {
  const { parts, user, workspaceId, reader, person } = turn
  const pages = await listPages(parts.context, { workspaceId, hostId: user.id })
  return whenIn(decodeText(text), {
    now: parts.context.clock(),
    timeZone: reader.timeZone,
    locale: readingLocale(user.locale, person.slackLocale),
    meetingTypes: pages.map(({ id, title, durationsMinutes }) => ({ id, title, durationsMinutes })),
  })
}

async function prefillFrom(turn: Turn, message: Message): Promise<ProposeValues> {
  const [guest, when] = await Promise.all([guestOf(turn, message), whenOf(turn, message)])
  return {
    ...(guest
      ? {
          guest: emailOption(
            guest.email,
            guest.name ? `${guest.name} · ${guest.email}` : guest.email,
          ),
        }
      : {}),
    ...(when ? dayFieldsOf(when.ranges, turn.reader.timeZone) : {}),
  }
}

/** *Propose times*, from Slack's own menu. */
export const onProposeTimes = withTurn((turn, { triggerId }) => openPropose(turn, { triggerId }))

/** *Propose times to person*, from a message's menu: whom and when is read from the message. */
export const onProposeFromMessage = withTurn(async (turn, { triggerId, message }) => {
  const title = formWords(turn.user.locale).propose
  await openModal(turn, { triggerId, title }, async () => {
    const values = message ? await prefillFrom(turn, message) : {}
    return proposeForm(turn, { values, responseUrl: undefined })
  })
})
