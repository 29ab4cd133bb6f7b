import type { RecordContext } from '../../../services/records/record-context.ts'

type Place = Pick<RecordContext, 'provider' | 'record'>

export const formPath = '/records/:provider/:type/:id/schedule'
export const bookedPath = '/records/:provider/:type/:id/booked'

const below = ({ provider, record }: Place, leaf: string) =>
  `/records/${provider}/${record.type}/${encodeURIComponent(record.id)}/${leaf}`

export const formAddress = (place: Place): string => below(place, 'schedule')
export const bookedAddress = (place: Place): string => below(place, 'booked')

export const withContext = (address: string, context: string): string =>
  `${address}?${new URLSearchParams({ context })}`
