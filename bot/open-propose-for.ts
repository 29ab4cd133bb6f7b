import { editView } from './blocks/views.ts'
import { callSlack } from './call-slack.ts'
import type { Turn } from './turn.ts'

/** Whom times are to be proposed to, as far as it is known. */
export interface ProposePrefill {
  email: string
  name?: string | undefined
  timeZone?: string | undefined
  durationMinutes?: number | undefined
  pageId?: string | undefined
  /** More of the command, as typed: days and times. */
  when?: string | undefined
}

/** The command that proposes as much. */
export const proposeCommand = ({
  email,
  durationMinutes,
  timeZone,
  when,
}: ProposePrefill): string =>
  [
    email,
    durationMinutes === undefined ? '' : `${durationMinutes}m`,
    when ?? '',
    'x3',
    timeZone ? `in ${timeZone}` : '',
  ]
    .filter(Boolean)
    .join(' ')

/** Opens the proposal to be completed before it is previewed. */
export async function openProposeFor(
  { client, words }: Turn,
  { triggerId, responseUrl }: { triggerId: string; responseUrl: string },
  prefill: ProposePrefill,
): Promise<void> {
  const view = editView(words, { typed: proposeCommand(prefill), responseUrl })
  await callSlack(() => client.views.open({ trigger_id: triggerId, view }))
}
