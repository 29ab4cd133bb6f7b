/** Per page and UTC day; 0: no limit. */
export interface MailLimits {
  /** Recipients that one client (an IPv4 address, an IPv6 /64) has mailed. */
  perClient: number
  /** Times that one outsider is mailed, whichever client asks for it. */
  perRecipient: number
}
