import type { WeeklyHours } from '../../scheduling/types.ts'

const day = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
] as const

/** The weekly hours of a new user. */
export const officeHours: WeeklyHours = { mon: day, tue: day, wed: day, thu: day, fri: day }
