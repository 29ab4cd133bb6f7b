import { messagesIn } from '../../../src/i18n/messages.ts'
import { askToJoin } from '../../../src/services/slack/join-requests.ts'
import { localeOf, strangerMessage } from '../../blocks/answers/stranger.ts'
import { sentence } from '../../blocks/text.ts'
import { findPerson } from '../../people/person.ts'
import type { Press } from '../../requests/press.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'

/** Requests access for a person who is not a user yet. A person who has become one meanwhile needs no admin. */
export const onAskAdmin = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const person = await findPerson(parts.context, press.source)
    if (person.isOutsider) return void (await press.replace(strangerMessage(person)))
    if (!person.user) await askToJoin(parts.context, person)
    const copy = messagesIn(localeOf(person.slackLocale), 'slack/proposals')
    await press.replace(sentence(copy.askedAdmin))
  })
