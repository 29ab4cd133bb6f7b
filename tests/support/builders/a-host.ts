import type { SavedSchedule, User } from '../../../src/model/entities.ts'
import { saveSchedule } from '../../../src/services/people/schedules.ts'
import { aUser, type NewUser, type UserPlace } from './a-user.ts'

const officeHours = [['09:00', '17:00']] as const
const officeWeek = {
  mon: officeHours,
  tue: officeHours,
  wed: officeHours,
  thu: officeHours,
  fri: officeHours,
}

/** A user who works in the user's own time zone, by default Mon–Fri 9–17 in Berlin. */
export async function aHost(
  place: UserPlace,
  { weekly = officeWeek, ...host }: NewUser & { weekly?: SavedSchedule['weekly'] },
): Promise<User> {
  const user = await aUser(place, host)
  await saveSchedule(place.context, {
    workspaceId: user.workspaceId,
    userId: user.id,
    name: 'Hours',
    timeZone: user.timeZone,
    weekly,
    overrides: [],
  })
  return user
}
