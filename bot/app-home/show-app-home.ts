import type { types, webApi } from '@slack/bolt'
import { messagesIn } from '../../src/i18n/messages.ts'
import { withOwnOutcomes } from '../../src/i18n/own-outcomes.ts'
import type { User } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { joinAddress, meetingUrl, pageUrl } from '../../src/services/links.ts'
import { readAppHome } from '../../src/services/overview/app-home-facts.ts'
import { followAppHome } from '../../src/services/slack/app-homes.ts'
import { appHomeView } from '../blocks/app-home/app-home-view.ts'
import type { SlackMessage } from '../blocks/text.ts'
import type { Reader } from '../blocks/times.ts'
import type { RequestContext, Source } from '../requests/request-context.ts'
import { callSlack } from '../slack-api/call-slack.ts'

interface ShownAppHome {
  client: webApi.WebClient
  user: User
  slackUserId: string
  /** The person's time zone and language. */
  reader: Reader
}

const publish = (client: webApi.WebClient, slackUserId: string, view: types.HomeView) =>
  callSlack(() => client.views.publish({ user_id: slackUserId, view }))

/** Reads the current data and shows it. */
export async function publishHomeOf(
  context: ServiceContext,
  { client, user, slackUserId, reader }: ShownAppHome,
): Promise<void> {
  const facts = await readAppHome(context, { user, timeZone: reader.timeZone })
  const { outcomes: own } = await context.crmChoices(user.workspaceId)
  const view = appHomeView({
    facts,
    user,
    copy: withOwnOutcomes(messagesIn(reader.locale, 'slack/general'), own),
    home: messagesIn(reader.locale, 'slack/home'),
    reader,
    own,
    urls: {
      public: context.publicUrl,
      join: meeting => joinAddress(context, meeting),
      meeting: meetingId => meetingUrl(context, meetingId),
      page: slug => pageUrl(context, slug),
    },
  })
  await publish(client, slackUserId, view)
}

/** Shows App Home at once to a person who opens it. A job shows later changes. */
export async function showAppHome({
  parts,
  client,
  user,
  person,
  reader,
}: RequestContext): Promise<void> {
  await followAppHome(parts.context, user.id)
  const { slackUserId } = person
  await publishHomeOf(parts.context, { client, user, slackUserId, reader })
}

/** App Home of a person who is not a user of Parley. */
export const showStranger = (
  { client, slackUserId }: Source,
  { blocks }: SlackMessage,
): Promise<unknown> => publish(client, slackUserId, { type: 'home', blocks })
