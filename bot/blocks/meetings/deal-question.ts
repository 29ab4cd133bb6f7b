import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import type { OpenDeal } from '../../../src/services/crm/choose-deal.ts'
import { guestOf } from '../proposals/preview.ts'
import { actions, button, plain, section } from '../text.ts'

/** A row has five buttons, and one of them is "none". */
const maxButtons = 4
const maxInList = 99
const maxOptionValueLength = 75
const maxNameLength = 75

/** Value of a button: the meeting, and the deal or nothing. */
export const dealValue = (meetingId: string, dealId = ''): string => `${meetingId}:${dealId}`

export function readDealValue(value: string): { meetingId: string; dealId: string | undefined } {
  const [meetingId = '', ...rest] = value.split(':')
  return { meetingId, dealId: rest.join(':') || undefined }
}

interface Choice {
  name: string
  value: string
}

const buttonsFor = (copy: Messages<'slack/general'>, choices: readonly Choice[]) =>
  choices.map(({ name, value }, index) =>
    button({ actionId: `deal:${index}`, text: name, label: copy.dealLabel({ name }), value }),
  )

const listFor = (
  copy: Messages<'slack/general'>,
  choices: readonly Choice[],
): types.StaticSelect => ({
  type: 'static_select',
  action_id: 'deal:list',
  placeholder: plain(copy.chooseDeal, 150),
  options: choices
    .filter(({ value }) => value.length <= maxOptionValueLength)
    .map(({ name, value }) => ({ text: plain(name, maxNameLength), value })),
})

/** Asks which of several open deals a meeting is about. Empty if there is no choice. */
export function dealQuestion(
  copy: Messages<'slack/general'>,
  { meeting, deals }: { meeting: Meeting; deals: readonly OpenDeal[] },
): types.KnownBlock[] {
  if (deals.length === 0) return []
  const choices = deals
    .slice(0, maxInList)
    .map(({ id, name }) => ({ name, value: dealValue(meeting.id, id) }))
  const all = [...choices, { name: copy.noDeal, value: dealValue(meeting.id) }]
  const row = deals.length > maxButtons ? [listFor(copy, all)] : buttonsFor(copy, all)
  return [section(copy.whichDeal({ guest: guestOf(meeting.invitee) })), actions(row)]
}
