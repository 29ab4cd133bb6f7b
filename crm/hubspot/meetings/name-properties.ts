import { listLabels } from '../account/account.ts'
import { PropertyRefusal } from '../account/answers-to-errors.ts'
import type { Api } from '../account/api.ts'

const typeOf = (path: string) => /^\/crm\/objects\/[^/]+\/([a-z]+)/.exec(path)?.[1]

/** Without definitions, which not every connection may read, properties go by their names. */
const labelsOf = (api: Api, type: string) =>
  listLabels(api, type).catch(() => new Map<string, string>())

/** Has refusals name properties by the labels that people know them by in HubSpot. */
export const namingProperties =
  (api: Api): Api =>
  async (call, shape) => {
    try {
      return await api(call, shape)
    } catch (error) {
      const type = typeOf(call.path)
      if (!(error instanceof PropertyRefusal) || !type) throw error
      throw error.named(await labelsOf(api, type))
    }
  }
