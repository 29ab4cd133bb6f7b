import type { webApi } from '@slack/bolt'
import type { JobPayloads } from '../../src/jobs/definitions.ts'
import type { Proposal } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { getOpenProposal } from '../../src/services/proposals/find-proposal.ts'
import { listProposalPosts, noteProposalPost } from '../../src/services/proposals/proposal-posts.ts'
import { runExclusively } from '../../src/services/slack/run-exclusively.ts'
import type { SlackMessage } from '../blocks/text.ts'
import type { SlackConfig } from '../config.ts'
import { createInstallations } from '../installation/installations.ts'
import { currentCard } from '../notifications/update-cards.ts'
import type { Press } from '../requests/press.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { callSlack, makeClient } from '../slack-api/call-slack.ts'

export type CardPost = JobPayloads['post-proposal-card']

/** After this time the press has either posted the card or failed. */
const pressLivesMs = 2 * 60_000
const heldElsewhereMs = 3_000

/** Held while a card is posted, so that the job does not post a second one during a slow press. */
const lockOf = ({ proposalId, channel }: CardPost) => `post-proposal-card:${proposalId}:${channel}`

const enqueue = ({ jobs, db, clock }: ServiceContext, payload: CardPost, delayMs: number) =>
  jobs.enqueue(db, 'post-proposal-card', [{ payload, startAfter: clock() + delayMs }])

/** The bot is not in the conversation, or may not write there. */
const isShutOut = (error: unknown): boolean =>
  error instanceof ProviderError && ['not-found', 'rejected', 'unauthorized'].includes(error.code)

/** @returns whether the card was posted, which requires that the bot is a member */
async function postCard(
  { context, client }: { context: ServiceContext; client: webApi.WebClient },
  { proposalId, channel, threadTs, message }: CardPost & { message: SlackMessage },
): Promise<boolean> {
  const thread = threadTs ? { thread_ts: threadTs } : {}
  try {
    const { ts = '' } = await callSlack(() =>
      client.chat.postMessage({ channel, ...message, ...thread, unfurl_links: false }),
    )
    await noteProposalPost(context, { proposalId, channel, ts })
    return true
  } catch (error) {
    if (!isShutOut(error)) throw error
    return false
  }
}

/**
 * Posts a proposal in the conversation of its preview. If the bot is a member, it posts the message itself and
 * can update the card later. Otherwise it posts through the response URL, and such a message changes only after
 * a press.
 *
 * A job checks later that the bot's own card exists, so that a crash does not lose it. It cannot repeat a post
 * through the response URL, which expires. The bot may not read channels, so a crash between posting and
 * recording a card posts it twice.
 */
export async function postProposalCard(
  request: RequestContext,
  press: Press,
  { proposal, message }: { proposal: Proposal; message: SlackMessage },
): Promise<void> {
  const { channelId: channel, threadTs } = press
  if (!channel) return void (await press.post(message))
  const { context } = request.parts
  const post = { proposalId: proposal.id, channel, threadTs }
  await runExclusively(context, lockOf(post), async () => {
    await enqueue(context, post, pressLivesMs)
    const isPosted = await postCard({ context, client: request.client }, { ...post, message })
    if (!isPosted) await press.post(message)
  })
}

async function postIfMissing(
  { context, config }: { context: ServiceContext; config: SlackConfig },
  post: CardPost,
): Promise<void> {
  const { proposalId, channel } = post
  const found = await getOpenProposal(context, proposalId)
  const posts = await listProposalPosts(context, proposalId)
  if (!found || posts.some(known => known.channel === channel)) return
  const { proposal } = found
  const installations = createInstallations(context, config.botToken)
  const installed = await installations.findByWorkspace(proposal.workspaceId)
  if (!installed) return
  const client = makeClient(installed.botToken, config.apiUrl)
  const message = await currentCard(context, proposal)
  await postCard({ context, client }, { ...post, message })
}

/** Handles the job `post-proposal-card`: posts the card of an open proposal if the press did not. */
export const makePostProposalCard =
  (parts: { context: ServiceContext; config: SlackConfig }) =>
  async (post: CardPost): Promise<void> => {
    const { context } = parts
    const wasRun = await runExclusively(context, lockOf(post), () => postIfMissing(parts, post))
    if (!wasRun) await enqueue(context, post, heldElsewhereMs)
  }
