import { z } from 'zod'
import { previewLink } from '../../../src/services/pages/link-preview.ts'
import { localeOf } from '../../blocks/answers/stranger.ts'
import { unfurlBlocks } from '../../blocks/answers/unfurl.ts'
import { readProfile } from '../../people/person.ts'
import type { BotParts } from '../../requests/request-context.ts'
import type { TeamEvent } from '../../requests/team-event.ts'
import { callSlack } from '../../slack-api/call-slack.ts'

const maxLinks = 5
const shape = z.object({
  user: z.string(),
  channel: z.string(),
  message_ts: z.string(),
  unfurl_id: z.string().optional(),
  source: z.enum(['composer', 'conversations_history']).optional(),
  links: z.array(z.object({ url: z.string() })),
})

type Shared = z.infer<typeof shape>

/** While the message is still being written, it has no reference and is identified by `unfurl_id`. */
const placeOf = ({ channel, message_ts: ts, unfurl_id, source }: Shared) =>
  unfurl_id && source === 'composer' ? { unfurl_id, source } : { channel, ts }

/** Adds previews to our links in messages. Can run twice without harm. */
export async function onLinkShared({ context }: BotParts, team: TeamEvent): Promise<void> {
  const shared = shape.parse(team.event)
  const { workspaceId } = team
  const { client } = team.sourceFor(shared.user)
  const urls = [...new Set(shared.links.map(({ url }) => url))].slice(0, maxLinks)
  const previews = await Promise.all(
    urls.map(async url => ({ url, preview: await previewLink(context, { workspaceId, url }) })),
  )
  if (previews.every(({ preview }) => !preview)) return
  const locale = localeOf((await readProfile(client, shared.user)).slackLocale)
  const unfurls = Object.fromEntries(
    previews.flatMap(({ url, preview }) =>
      preview ? [[url, { blocks: unfurlBlocks(preview, { url, locale }) }]] : [],
    ),
  )
  await callSlack(() => client.chat.unfurl({ ...placeOf(shared), unfurls } as never))
}
