import type { types } from '@slack/bolt'
import type { Messages } from '../../src/i18n/messages.ts'
import { proposalTitleForGuests } from '../../src/i18n/title-for-guests.ts'
import type { Proposal } from '../../src/model/entities.ts'
import { proposedTimeToken } from './proposals/proposal-card.ts'
import { plain, quiet, type SlackMessage, section } from './text.ts'

const titleMax = 24
const maxCommandLength = 2000

/** A modal whose texts are within Slack's limits. */
export const modal = (
  copy: Messages<'slack/general'>,
  parts: Pick<types.ModalView, 'blocks' | 'callback_id' | 'private_metadata'> & {
    title: string
    submit?: string
  },
): types.ModalView => ({
  type: 'modal',
  title: plain(parts.title, titleMax),
  close: plain(copy.close, titleMax),
  blocks: parts.blocks,
  ...(parts.submit ? { submit: plain(parts.submit, titleMax) } : {}),
  ...(parts.callback_id ? { callback_id: parts.callback_id } : {}),
  ...(parts.private_metadata ? { private_metadata: parts.private_metadata } : {}),
})

const textInput = (id: string, label: string, value: string, max: number): types.InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label, 2000),
  element: {
    type: 'plain_text_input',
    action_id: 'value',
    max_length: max,
    ...(value ? { initial_value: value.slice(0, max) } : {}),
  },
})

/** Asks for the guest's details if the person who picks a time is not the invitee. */
export const pickView = (
  copy: Messages<'slack/general'>,
  parts: { proposal: Proposal; startsAt: number; responseUrl: string; email: string; name: string },
): types.ModalView =>
  modal(copy, {
    title: copy.pickTitle,
    submit: copy.pickSubmit,
    callback_id: 'pick',
    private_metadata: JSON.stringify({
      proposalId: parts.proposal.id,
      startsAt: parts.startsAt,
      responseUrl: parts.responseUrl,
      locale: parts.proposal.invitee.locale,
    }),
    blocks: [
      section(
        `*${quiet(proposalTitleForGuests(parts.proposal))}*\n${proposedTimeToken(parts.proposal, parts.startsAt)}`,
      ),
      textInput('email', copy.pickEmail, parts.email, 254),
      textInput('name', copy.pickName, parts.name, 200),
    ],
  })

/** The typed command, to be edited. */
export const editView = (
  copy: Messages<'slack/general'>,
  {
    typed,
    ...preview
  }: {
    typed: string
    /** Where the result is shown, and its conversation. */
    responseUrl: string
    channelId: string | undefined
  },
): types.ModalView =>
  modal(copy, {
    title: copy.editTitle,
    submit: copy.editSubmit,
    callback_id: 'edit',
    private_metadata: JSON.stringify(preview),
    blocks: [textInput('text', copy.editLabel, typed.trim(), maxCommandLength)],
  })

/** A modal that waits for its result or shows it. */
export const messageView = (
  copy: Messages<'slack/general'>,
  title: string,
  message: SlackMessage,
): types.ModalView => modal(copy, { title, blocks: message.blocks })
