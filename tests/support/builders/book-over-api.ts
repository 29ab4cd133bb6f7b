export interface ApiBooking {
  /** ISO 8601. */
  startsAt: string
  /** The slug. Default: demo. */
  page?: string
  /** The admin token. Absent: an outsider books. */
  token?: string | undefined
  headers?: Record<string, string>
  /** The rest is Maya's. */
  invitee?: { email?: string; name?: string }
  timeZone?: string
  attendees?: readonly { email: string }[]
  emailCode?: string
}

/** What tests read of a meeting or of a problem. */
interface ApiAnswer {
  id: string
  reference: string
  manageUrl: string
  joinUrl: string | null
  host?: { name: string }
  code?: string
}

/** Maya Lindt in Warsaw books over the API of the app at `url`, for the page's first duration. */
export async function bookOverApi(
  url: string,
  { page = 'demo', token, headers, invitee, ...fields }: ApiBooking,
): Promise<{ status: number; headers: Headers; body: ApiAnswer }> {
  const answer = await fetch(`${url}/api/v1/pages/${page}/meetings`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: JSON.stringify({
      timeZone: 'Europe/Warsaw',
      ...fields,
      invitee: { email: 'maya@acme.test', name: 'Maya Lindt', ...invitee },
    }),
  })
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as ApiAnswer,
  }
}
