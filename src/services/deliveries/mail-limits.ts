/** Per page and UTC day; 0: no limit. */
export interface MailLimits {
  /** Recipients of email that one client (an IPv4 address, an IPv6 /64) has caused. */
  perClient: number
  /** Emails to one outsider, whichever clients caused them. */
  perRecipient: number
}
