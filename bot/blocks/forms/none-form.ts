import type { types } from '@slack/bolt'
import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Proposal } from '../../../src/model/entities.ts'
import { textField } from '../forms.ts'
import { quiet, type SlackMessage, section, sentence } from '../text.ts'
import { modal } from '../views.ts'

/** Leaves space for the name of a colleague who answers on the guest's behalf. */
const maxWishLength = 800

/** No proposed time suits: the guest describes other times. */
export function noneView({ id, organizer, invitee }: Proposal): types.ModalView {
  const { locale } = invitee
  const copy = messagesIn(locale, 'booking')
  const slack = messagesIn(locale, 'slack/general')
  return modal(slack, {
    title: slack.noneSuits,
    submit: slack.noneSend,
    callback_id: 'none-suits',
    private_metadata: JSON.stringify({ proposalId: id, locale }),
    blocks: [
      section(copy.noneText({ name: quiet(organizer.name) })),
      textField({
        id: 'wish',
        label: copy.noneLabel,
        hint: copy.noneHint,
        max: maxWishLength,
        isLong: true,
      }),
    ],
  })
}

/** Confirms that the organizer was notified. */
export const wishSent = ({ organizer, invitee }: Proposal): SlackMessage =>
  sentence(messagesIn(invitee.locale, 'booking').wishSent({ name: quiet(organizer.name) }))
