import { randomUUID } from 'node:crypto'
import { Router } from 'express'
import type { SlackConfig } from '../../../bot/config.ts'
import type { DeskView, SlackDesk } from '../../web/slack-desk.ts'
import { act, suggest } from './act.ts'
import type { AppParts } from './app-requests.ts'
import { DeskState, type KeptView } from './desk-state.ts'
import { botToken, startEmulatedTeam, type TeamMember } from './emulated-team.ts'
import { listMessages } from './list-messages.ts'
import { listConversations } from './listed-conversations.ts'
import { openHome, shortcut, type } from './say.ts'
import { close, submit } from './submit.ts'
import { responsesRouter } from './take-responses.ts'
import { listenOnLoopback, webApiRouter } from './web-api.ts'

export interface DevSlack {
  desk: SlackDesk
  /** Configuration of the bot, as if Slack had been set up. */
  config: SlackConfig
  /** Sets the bot's URL for commands, interactivity and events. Call it before the first interaction. */
  connect(eventsUrl: string): void
  close(): Promise<void>
}

const seen = (view: KeptView | undefined): DeskView | undefined =>
  view && {
    id: view.id,
    type: view.type,
    callbackId: view.callbackId,
    title: view.title,
    submit: view.submit,
    close: view.close,
    blocks: view.blocks,
    errors: view.errors,
    filled: view.filled,
  }

const makeDesk = (parts: AppParts): SlackDesk => ({
  listPeople: async () => [...parts.team.people],
  listConversations: personId => listConversations(parts, personId),
  listMessages: (personId, conversationId) => listMessages(parts, { personId, conversationId }),
  findModal: personId => seen(parts.state.stackOf(personId).at(-1)),
  findHome: personId => seen(parts.state.homes.get(personId)),
  get version() {
    return parts.state.version
  },
  settled: isShown => parts.state.settled(isShown),
  type: (personId, line) => type(parts, personId, line),
  act: (personId, what) => act(parts, personId, what),
  submit: (personId, form) => submit(parts, personId, form),
  close: (personId, viewId) => close(parts, personId, viewId),
  openHome: personId => openHome(parts, personId),
  shortcut: (personId, chosen) => shortcut(parts, personId, chosen),
  suggest: (personId, menu) => suggest(parts, personId, menu),
})

/**
 * A small Slack: the stand-in's Web API, with its gaps filled, and pages to type, press and fill in forms. They
 * send the same signed requests as Slack. It lasts as long as the process.
 */
export async function startDevSlack({
  members,
  clock,
}: {
  members: readonly TeamMember[]
  clock(): number
}): Promise<DevSlack> {
  const team = await startEmulatedTeam(members)
  const state = new DeskState()
  const signingSecret = randomUUID()
  const router = Router()
  const { url: ownUrl, close: closeServer } = await listenOnLoopback(router)
  const parts: AppParts = { team, state, eventsUrl: '', ownUrl, signingSecret, clock }
  router.use(webApiRouter(parts), responsesRouter(parts))
  return {
    desk: makeDesk(parts),
    config: {
      signingSecret,
      botToken,
      apiUrl: ownUrl,
      clientId: undefined,
      clientSecret: undefined,
      appToken: undefined,
    },
    connect: eventsUrl => {
      parts.eventsUrl = eventsUrl
    },
    close: async () => {
      await closeServer()
      await team.close()
    },
  }
}
