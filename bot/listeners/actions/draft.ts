import { messagesIn } from '../../../src/i18n/messages.ts'
import { once } from '../../../src/services/slack/run-once.ts'
import { guestOf, type PreviewParts, previewMessage } from '../../blocks/proposals/preview.ts'
import { proposalCard } from '../../blocks/proposals/proposal-card.ts'
import { type Draft, decodeDraft } from '../../blocks/proposals/proposal-draft.ts'
import { escapeText, quiet, type SlackMessage, section, sentence } from '../../blocks/text.ts'
import { timeIn, timeInCity } from '../../blocks/times.ts'
import { audienceOf } from '../../proposals/audience-of.ts'
import { postProposalCard } from '../../proposals/post-proposal-card.ts'
import { previewWarnings } from '../../proposals/preview-warnings.ts'
import { draftExpiry, sendDraft } from '../../proposals/send-proposal.ts'
import type { Press } from '../../requests/press.ts'
import { responseUrlIn } from '../../requests/press-answers.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'

function placeOf({ view }: Press): PreviewParts['place'] {
  if (!view) return 'message'
  return responseUrlIn(view.metadata) === undefined ? 'lonely-modal' : 'modal'
}

/** Removes a time from the preview. The button's value is the draft without it. */
async function dropSlot(
  request: RequestContext,
  draft: Draft,
  press: Press,
): Promise<SlackMessage> {
  const { copy, reader, parts } = request
  const expiresAt = draftExpiry(draft, parts.context.clock())
  const typed = `${draft.email} ${draft.durationMinutes}m`
  const place = placeOf(press)
  const warnings = await previewWarnings(request, draft)
  const audience = await audienceOf(request, press.channelId)
  const shown = { copy, draft, reader, typed, expiresAt, place, warnings, audience }
  return previewMessage({ ...shown, asked: undefined })
}

function copyText(request: RequestContext, draft: Draft, url: string): SlackMessage {
  const { copy, reader, user } = request
  const own = { ...reader, timeZone: user.timeZone }
  const lines = draft.slots.map(start => {
    const { guestZone } = draft
    const theirs = guestZone ? timeInCity(start, { ...reader, timeZone: guestZone }) : ''
    return `• ${timeIn(start, own)}${theirs ? ` / ${theirs}` : ''}`
  })
  const intro = copy.copyIntro({ title: draft.title, minutes: draft.durationMinutes })
  const text = [intro, ...lines, copy.copyLink({ url })].join('\n').replaceAll('`', "'")
  return {
    text: copy.copyThis,
    blocks: [section(copy.copyThis), section(`\`\`\`${escapeText(text)}\`\`\``)],
  }
}

async function sendAs(request: RequestContext, draft: Draft, press: Press): Promise<void> {
  const { copy } = request
  if (press.actionId === 'draft:email') {
    await sendDraft(request, draft, 'email')
    await press.replace(sentence(copy.sent({ guest: guestOf(draft), title: quiet(draft.title) })))
    return
  }
  const { proposal, url } = await sendDraft(request, draft, 'link')
  if (press.actionId === 'draft:copy') {
    await press.replace(copyText(request, draft, url))
    return
  }
  const card = { copy: messagesIn(proposal.invitee.locale, 'slack/general'), proposal, url }
  await postProposalCard(request, press, { proposal, message: proposalCard(card, proposal.slots) })
  await press.replace(sentence(copy.posted))
}

/** Whether nobody else would read the post. Older cards, and modals opened from them, show the button anyway. */
const isUnread = async (
  request: RequestContext,
  { actionId, channelId }: Press,
): Promise<boolean> =>
  actionId === 'draft:post' && (await audienceOf(request, channelId)) === 'nobody'

/** All buttons of a preview except Edit. */
export const onDraft = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const draft = decodeDraft(press.value)
    if (!draft) return void (await press.replace(sentence(request.copy.draftOld)))
    if (press.actionId.startsWith('draft:drop:'))
      return void (await press.replace(await dropSlot(request, draft, press)))
    if (await isUnread(request, press))
      return void (await press.reply(sentence(request.copy.onlyYou)))
    const isFirst = await once(parts.context, `draft:${draft.id}`, () =>
      sendAs(request, draft, press),
    )
    if (!isFirst) await press.reply(sentence(request.copy.draftUsed))
  })
