import { createEmulator } from 'emulate'
import type { DeskPerson } from '../../web/slack-desk.ts'

/** A member of the team. */
export type TeamMember = Omit<DeskPerson, 'id'>

export const botToken = 'xoxb-desk'
export const teamId = 'T000000001'
const botName = 'parley'

/** Calls a method of the stand-in's Web API as a person. Returns its JSON, even for an error. */
type CallTeam = (
  method: string,
  body: object,
  token?: string,
) => Promise<Record<string, unknown> & { ok: boolean }>

export interface EmulatedTeam {
  url: string
  call: CallTeam
  people: readonly DeskPerson[]
  botUserId: string
  /** Token with which a person posts as themselves. */
  tokenOf(personId: string): string
  close(): Promise<void>
}

const loginOf = ({ email }: TeamMember, index: number) =>
  `${(email.split('@')[0] ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}-${index}`

function seedOf(members: readonly TeamMember[]) {
  const users = members.map((member, index) => ({
    name: loginOf(member, index),
    real_name: member.name,
    email: member.email,
  }))
  return {
    tokens: {
      [botToken]: { login: botName },
      ...Object.fromEntries(users.map(({ name }) => [`xoxp-${name}`, { login: name }])),
    },
    slack: {
      team: { name: 'Parley desk', domain: 'parley-desk' },
      users: [{ name: botName, real_name: 'Parley', email: 'bot@parley.invalid' }, ...users],
      channels: [{ name: 'deals', topic: 'Where offers are shared' }],
    },
  }
}

const callerOf =
  (url: string): CallTeam =>
  async (method, body, token = botToken) => {
    const answer = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as Awaited<ReturnType<CallTeam>>
  }

/** A Slack team on loopback, served by the stand-in of `emulate`. It lasts as long as the process. */
export async function startEmulatedTeam(members: readonly TeamMember[]): Promise<EmulatedTeam> {
  const slack = await createEmulator({ service: 'slack', port: 0, seed: seedOf(members) })
  const call = callerOf(slack.url)
  const listed = (await call('users.list', { limit: 1000 })) as unknown as {
    members: { id: string; name: string }[]
  }
  const idOf = (login: string) => listed.members.find(({ name }) => name === login)?.id ?? ''
  const people = members.map((member, index) => ({ id: idOf(loginOf(member, index)), ...member }))
  const tokens = new Map(
    people.map(({ id, ...member }, index) => [id, `xoxp-${loginOf(member, index)}`]),
  )
  return {
    url: slack.url,
    call,
    people,
    botUserId: idOf(botName),
    tokenOf: personId => tokens.get(personId) ?? botToken,
    close: () => slack.close(),
  }
}
