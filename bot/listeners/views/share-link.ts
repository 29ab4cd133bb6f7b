import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { pageUrl } from '../../../src/services/links.ts'
import { getPage } from '../../../src/services/pages/pages.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { linkTo, quiet, sentence } from '../../blocks/text.ts'
import { formLocale } from '../../modals/form-locale.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { BotParts, RequestContext } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { postToResponseUrl } from '../../slack-api/response-url.ts'

const metadataShape = z.object({ pageId: z.uuid() })
const bodyShape = z.object({
  response_urls: z.array(z.object({ response_url: z.url() })).default([]),
})

async function share(request: RequestContext, submission: Submission): Promise<Shown> {
  const { parts, copy, workspaceId, user, reader } = request
  const home = messagesIn(reader.locale, 'slack/home')
  const title = home.linkTitle
  const pageId = submission.values.page || readCarried(metadataShape, submission.metadata).pageId
  const [where] = bodyShape.parse(submission.body).response_urls
  if (!where) return { title, message: sentence(home.notShared) }
  const page = await getPage(parts.context, { workspaceId, pageId })
  const link = linkTo(pageUrl(parts.context, page.slug), page.title)
  const message = sentence(copy.linkPosted({ host: quiet(user.name), link }))
  await postToResponseUrl(where.response_url, { ...message, response_type: 'in_channel' })
  return { title, message: sentence(home.shared) }
}

/** Posts a meeting link in the chosen conversation. */
export const onShareLink = (parts: BotParts, submission: Submission): Promise<void> =>
  workInModal(parts, submission, {
    title: messagesIn(formLocale(submission.metadata), 'slack/home').linkTitle,
    work: request => share(request, submission),
  })
