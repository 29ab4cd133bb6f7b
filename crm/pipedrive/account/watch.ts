import { z } from 'zod'
import { absentAsUndefined } from './answers-to-errors.ts'
import type { Api } from './api.ts'

const webhook = z.object({
  id: z.number(),
  event_action: z.string().nullish(),
  event_object: z.string().nullish(),
  subscription_url: z.string().nullish(),
  version: z.string().nullish(),
  is_active: z.union([z.number(), z.boolean()]).nullish(),
  http_auth_user: z.string().nullish(),
  http_auth_password: z.string().nullish(),
})
type Webhook = z.infer<typeof webhook>

interface Watching {
  callbackUrl: string
  user: string
  password: string
}

const subscription = { event_action: '*', event_object: 'activity' } as const

/**
 * The user identifies the key of the password. The address repeats it, since Pipedrive always returns the
 * address.
 */
function addressOf({ callbackUrl, user }: Watching): string {
  const url = new URL(callbackUrl)
  url.searchParams.set('as', user)
  return url.href
}

const leadsToUs = ({ subscription_url: address }: Webhook, { callbackUrl }: Watching): boolean =>
  address?.split('?')[0] === callbackUrl

/** The webhook posts the right events to us. User and password are compared only if Pipedrive returns them. */
const isRight = (one: Webhook, watching: Watching): boolean =>
  one.subscription_url === addressOf(watching) &&
  one.event_action === subscription.event_action &&
  one.event_object === subscription.event_object &&
  Boolean(one.is_active) &&
  one.version?.startsWith('2') === true &&
  (one.http_auth_user ?? watching.user) === watching.user &&
  (one.http_auth_password ?? watching.password) === watching.password

const add = (api: Api, watching: Watching): Promise<Webhook> =>
  api(
    clients =>
      clients.webhooks.addWebhook({
        AddWebhookRequest: {
          ...subscription,
          name: 'Parley',
          subscription_url: addressOf(watching),
          version: '2.0',
          http_auth_user: watching.user,
          http_auth_password: watching.password,
        },
      }),
    webhook,
  )

const remove = (api: Api, id: number): Promise<unknown> => {
  const nothing = z.unknown().optional()
  return api(clients => clients.webhooks.deleteWebhook({ id }), nothing).catch(absentAsUndefined)
}

/**
 * Ensures exactly one webhook for the account's activities. Pipedrive deletes a webhook that failed for three
 * days and allows duplicates, so a missing one is created and other webhooks to our address are removed.
 */
export async function watchActivities(api: Api, watching: Watching): Promise<void> {
  const listed = z.array(webhook).nullable()
  const all = (await api(clients => clients.webhooks.getWebhooks(), listed)) ?? []
  const ours = all.filter(one => leadsToUs(one, watching))
  const right = ours.filter(one => isRight(one, watching)).toSorted((a, b) => a.id - b.id)
  const { id: kept } = right[0] ?? (await add(api, watching))
  for (const { id } of ours) if (id !== kept) await remove(api, id)
}
