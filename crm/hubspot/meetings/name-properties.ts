import { listLabels } from '../account/account.ts'
import { PropertyRefusal } from '../account/answers-to-errors.ts'
import type { Api } from '../account/api.ts'

const typeOf = (path: string) => /^\/crm\/objects\/[^/]+\/([a-z]+)/.exec(path)?.[1]

/** Not every connection may read definitions. Without them, errors show property names. */
const labelsOf = (api: Api, type: string) =>
  listLabels(api, type).catch(() => new Map<string, string>())

/** Makes errors show properties by their labels in HubSpot. */
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
