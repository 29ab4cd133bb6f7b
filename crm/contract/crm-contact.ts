/** A person as the CRM records them. */
export interface CrmContact {
  id: string
  email: string
  name: string
  company: string | undefined
  /** Email of the CRM user who owns the contact; undefined if there is none. */
  ownerEmail: string | undefined
  /** Address in the CRM's user interface; empty if the CRM does not let us know it. */
  url: string
}

/** Details of a person who books. */
export interface CrmPerson {
  email: string
  name: string
  phone?: string | undefined
  company?: string | undefined
}

export type CrmOutcome = 'scheduled' | 'completed' | 'rescheduled' | 'no-show' | 'canceled'

/** Source of a booking; members are never empty strings. */
export interface CrmTracking {
  campaign?: string | undefined
  medium?: string | undefined
  source?: string | undefined
}
