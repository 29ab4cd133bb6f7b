import type { HostName, Meeting } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { hostHours, isOutsideHours } from './host-hours.ts'

/** The meeting's hosts for whom a new start would be outside their usual hours. */
export async function hostsOutsideHours(
  context: Pick<ServiceContext, 'db'>,
  { meeting, startsAt }: { meeting: Meeting; startsAt: number },
): Promise<HostName[]> {
  const { workspaceId, hosts } = meeting
  const range = { start: startsAt, end: startsAt + meeting.endsAt - meeting.startsAt }
  const isOutside = await Promise.all(
    hosts.map(async ({ id: hostId }) =>
      isOutsideHours(range, await hostHours(context, { workspaceId, hostId, range })),
    ),
  )
  return hosts.filter((_, index) => isOutside[index])
}
