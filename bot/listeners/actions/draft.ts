import { slackWords } from '../../../src/i18n/slack/words.ts'
import { offerMessage } from '../../blocks/proposals/offer.ts'
import { guestOf, type PreviewParts, previewMessage } from '../../blocks/proposals/preview.ts'
import { type Draft, decodeDraft } from '../../blocks/proposals/proposal-draft.ts'
import { escapeText, quiet, type SlackMessage, section, sentence } from '../../blocks/text.ts'
import { timeIn, timeInCity } from '../../blocks/times.ts'
import { audienceOf } from '../../proposals/audience-of.ts'
import { postOffer } from '../../proposals/post-proposal-card.ts'
import { previewWarnings } from '../../proposals/preview-warnings.ts'
import { expiryOf, sendDraft } from '../../proposals/send-proposal.ts'
import type { Press } from '../../requests/press.ts'
import { responseUrlIn } from '../../requests/press-answers.ts'
import { once } from '../../requests/run-once.ts'
import { afterAck, type BotParts, isTurn, type Turn, takeTurn } from '../../requests/turn.ts'

function placeOf({ view }: Press): PreviewParts['place'] {
  if (!view) return 'message'
  return responseUrlIn(view.metadata) === undefined ? 'lonely-modal' : 'modal'
}

/** One slot fewer in the preview: the button's value is the draft without it. */
async function dropSlot(turn: Turn, draft: Draft, press: Press): Promise<SlackMessage> {
  const { words, reader, parts } = turn
  const expiresAt = expiryOf(draft.slots, parts.context.clock())
  const typed = `${draft.email} ${draft.durationMinutes}m`
  const place = placeOf(press)
  const warnings = await previewWarnings(turn, draft)
  const audience = await audienceOf(turn, press.channelId)
  const shown = { words, draft, reader, typed, expiresAt, place, warnings, audience }
  return previewMessage({ ...shown, asked: undefined })
}

function copyText(turn: Turn, draft: Draft, url: string): SlackMessage {
  const { words, reader, user } = turn
  const own = { ...reader, timeZone: user.timeZone }
  const lines = draft.slots.map(start => {
    const { guestZone } = draft
    const theirs = guestZone ? timeInCity(start, { ...reader, timeZone: guestZone }) : ''
    return `• ${timeIn(start, own)}${theirs ? ` / ${theirs}` : ''}`
  })
  const intro = words.copyIntro(draft.title, draft.durationMinutes)
  const text = [intro, ...lines, words.copyLink(url)].join('\n').replaceAll('`', "'")
  return {
    text: words.copyThis,
    blocks: [section(words.copyThis), section(`\`\`\`${escapeText(text)}\`\`\``)],
  }
}

async function sendAs(turn: Turn, draft: Draft, press: Press): Promise<void> {
  const { words } = turn
  if (press.actionId === 'draft:email') {
    await sendDraft(turn, draft, 'email')
    await press.replace(sentence(words.sent(guestOf(draft), quiet(draft.title))))
    return
  }
  const { proposal, url } = await sendDraft(turn, draft, 'link')
  if (press.actionId === 'draft:copy') {
    await press.replace(copyText(turn, draft, url))
    return
  }
  const offer = { words: slackWords(proposal.invitee.locale), proposal, url }
  await postOffer(turn, press, { proposal, message: offerMessage(offer, proposal.slots) })
  await press.replace(sentence(words.posted))
}

/** Pressed in a card that was made before, or in a modal that was opened there. */
const isUnread = async (turn: Turn, { actionId, channelId }: Press): Promise<boolean> =>
  actionId === 'draft:post' && (await audienceOf(turn, channelId)) === 'nobody'

/** Any button of a preview but Edit. */
export const onDraft = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    const draft = decodeDraft(press.value)
    if (!draft) return void (await press.replace(sentence(turn.words.draftOld)))
    if (press.actionId.startsWith('draft:drop:'))
      return void (await press.replace(await dropSlot(turn, draft, press)))
    if (await isUnread(turn, press)) return void (await press.tell(sentence(turn.words.onlyYou)))
    const isFirst = await once(parts.context, `draft:${draft.id}`, () => sendAs(turn, draft, press))
    if (!isFirst) await press.tell(sentence(turn.words.draftUsed))
  })
