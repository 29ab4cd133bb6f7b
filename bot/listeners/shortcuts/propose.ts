import { messagesIn } from '../../../src/i18n/messages.ts'
import { listPages } from '../../../src/services/pages/pages.ts'
import { emailsIn, whenIn } from '../../../src/shorthand/read-message.ts'
import type { When } from '../../../src/shorthand/types.ts'
import { emailKey } from '../../../src/text/email-address.ts'
import type { ProposeValues } from '../../blocks/forms/propose-form.ts'
import { emailOption } from '../../blocks/guest-option.ts'
import { dayFieldsOf } from '../../modals/day-ranges.ts'
import { openModal } from '../../modals/open-modal.ts'
import { openPropose, proposeForm } from '../../modals/propose.ts'
import { readProfile } from '../../people/person.ts'
import { readingLocale } from '../../requests/reading-locale.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Shortcut } from '../../requests/shortcut.ts'
import { decodeText } from '../commands/meet.ts'
import { withRequest } from './with-request.ts'

type Message = NonNullable<Shortcut['message']>

/** The person named in the message, else its author; undefined for the rep or a person without an address. */
async function guestOf(request: RequestContext, { text, userId }: Message) {
  const own = [request.person.email, emailKey(request.user.email)]
  const [named] = emailsIn(text).filter(email => !own.includes(email))
  if (named) return { email: named, name: '' }
  if (!userId || userId === request.person.slackUserId) return undefined
  const { email, name } = await readProfile(request.client, userId)
  return email ? { email, name } : undefined
}

async function whenOf(request: RequestContext, { text }: Message): Promise<When | undefined> {
  const { parts, user, workspaceId, reader, person } = request
  const pages = await listPages(parts.context, { workspaceId, hostId: user.id })
  return whenIn(decodeText(text), {
    now: parts.context.clock(),
    timeZone: reader.timeZone,
    locale: readingLocale(user.locale, person.slackLocale),
    meetingTypes: pages.map(({ id, title, durationsMinutes }) => ({ id, title, durationsMinutes })),
  })
}

async function prefillFrom(request: RequestContext, message: Message): Promise<ProposeValues> {
  const [guest, when] = await Promise.all([guestOf(request, message), whenOf(request, message)])
  return {
    ...(guest
      ? {
          guest: emailOption(
            guest.email,
            guest.name ? `${guest.name} · ${guest.email}` : guest.email,
          ),
        }
      : {}),
    ...(when ? dayFieldsOf(when.ranges, request.reader.timeZone) : {}),
  }
}

/** *Propose times* in Slack's menu. */
export const onProposeTimes = withRequest((request, { triggerId }) =>
  openPropose(request, { triggerId }),
)

/** *Propose times to person* in a message's menu. Person and days come from the message. */
export const onProposeFromMessage = withRequest(async (request, { triggerId, message }) => {
  const title = messagesIn(request.user.locale, 'slack/forms').propose
  await openModal(request, { triggerId, title }, async () => {
    const values = message ? await prefillFrom(request, message) : {}
    return proposeForm(request, { values, responseUrl: undefined })
  })
})
