import type { Meeting, User } from '../../../model/entities.ts'
import type { NewHost } from '../../../services/booking/check-new-host.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { TypedAgain } from './typed-again.ts'

/** The choice of a new host, as its form shows it. */
export interface Reassigning {
  /** Possible new hosts. */
  colleagues: readonly User[]
  /** The chosen host, and whether they are free; undefined before a choice. */
  chosen: NewHost | undefined
  /** As typed. */
  reason: string
  /** The new host's number, as typed. */
  phone: string
}

export interface ReassignParts extends Reassigning {
  visit: Visit
  meeting: Meeting
  /** The values of a refused form. */
  typed: TypedAgain | undefined
}
