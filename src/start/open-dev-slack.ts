import { isSlackConfigured } from '../../bot/config.ts'
import type { Config } from '../config.ts'
import type { DevSlack } from '../dev/slack/start-dev-slack.ts'
import type { User } from '../model/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import { forgetSlackUserIds, listUsers } from '../store/people/users.ts'
import { listWorkspaces } from '../store/workspace/workspaces.ts'

/** Only when somebody tries Parley on one machine: never in production, and not if a Slack is configured. */
export const wantsDevSlack = ({ isProduction, databaseUrl, slack }: Config): boolean =>
  !isProduction && databaseUrl === undefined && !isSlackConfigured(slack)

const guests = [
  { name: 'Maya Lindt', email: 'maya@acme.example', timeZone: 'America/New_York', locale: 'en-US' },
]

const memberOf = ({ name, email, timeZone, locale }: User) => ({ name, email, timeZone, locale })

/** All people of the workspace, and a customer to propose times to. They are created anew at each start. */
export async function openDevSlack({ db, clock }: ServiceContext): Promise<DevSlack> {
  // The stand-in is only available with development dependencies.
  const { startDevSlack } = await import('../dev/slack/start-dev-slack.ts')
  const workspaces = await listWorkspaces(db)
  const users = await Promise.all(workspaces.map(({ id }) => listUsers(db, id)))
  await forgetSlackUserIds(db)
  const known = users.flat().map(memberOf)
  const isKnown = new Set(known.map(({ email }) => email))
  const members = [...known, ...guests.filter(({ email }) => !isKnown.has(email))]
  return startDevSlack({ members, clock })
}
