import { ProviderError } from '../src/providers/provider-error.ts'
import type { Proposal } from '../src/scheduling/entities.ts'
import { noteProposalPost } from '../src/services/proposal-posts.ts'
import type { SlackMessage } from './blocks/text.ts'
import { callSlack } from './call-slack.ts'
import type { Press } from './requests/press.ts'
import type { Turn } from './turn.ts'

/** We are not in that conversation, or may not write there. */
const isShutOut = (error: unknown): boolean =>
  error instanceof ProviderError && ['not-found', 'rejected', 'unauthorized'].includes(error.code)

/**
 * Posts an offer where its preview stands. Where the bot is a member the message is its own, so that the card
 * follows the offer; anywhere else it is posted as an answer, which Slack lets nobody change later without a press.
 */
export async function postOffer(
  turn: Turn,
  press: Press,
  { proposal, message }: { proposal: Proposal; message: SlackMessage },
): Promise<void> {
  const { channelId: channel, threadTs } = press
  if (!channel) return void (await press.post(message))
  const thread = threadTs ? { thread_ts: threadTs } : {}
  try {
    const { ts = '' } = await callSlack(() =>
      turn.client.chat.postMessage({ channel, ...message, ...thread, unfurl_links: false }),
    )
    await noteProposalPost(turn.parts.context, { proposalId: proposal.id, channel, ts })
  } catch (error) {
    if (!isShutOut(error)) throw error
    await press.post(message)
  }
}
