/** A person as the CRM knows them. */
export interface CrmContact {
  id: string
  email: string
  name: string
  company: string | undefined
  /** The user the CRM says is responsible, by e-mail; undefined where there is none. */
  ownerEmail: string | undefined
  /** The record in the CRM, for people; empty where the CRM does not let us know its address. */
  url: string
}

/** What we know of a person who books. */
export interface CrmPerson {
  email: string
  name: string
  phone?: string | undefined
  company?: string | undefined
}

export type CrmOutcome = 'scheduled' | 'completed' | 'rescheduled' | 'no-show' | 'canceled'

/** Where a booking came from; empty strings never occur. */
export interface CrmTracking {
  campaign?: string | undefined
  medium?: string | undefined
  source?: string | undefined
}
