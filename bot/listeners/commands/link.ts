import { pageUrl } from '../../../src/services/links.ts'
import {
  actions,
  button,
  escapeText,
  quiet,
  type SlackMessage,
  section,
  sentence,
} from '../../blocks/text.ts'
import type { Turn } from '../../turn.ts'
import type { Asked } from './index.ts'

/** The meeting link of a page, personal where a guest's e-mail was named. */
export function shareLink(turn: Turn, { reading, pages }: Asked): SlackMessage {
  const { words, parts } = turn
  const page = pages.find(({ id }) => id === reading.meetingTypeId) ?? pages[0]
  if (!page) return sentence(words.noPage(`${parts.context.publicUrl}/settings`))
  const [who] = reading.who
  const url = new URL(pageUrl(parts.context, page.slug))
  if (who?.kind === 'email') url.searchParams.set('email', who.email)
  const text = words.yourLink(quiet(page.title), escapeText(url.href))
  const value = JSON.stringify({ pageId: page.id })
  return {
    text,
    blocks: [section(text), actions([button({ actionId: 'link:post', text: words.post, value })])],
  }
}
