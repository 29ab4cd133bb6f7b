/** A refusal of the server, with its words in the visitor's language. */
export class ChatRefusal extends Error {
  readonly status: number
  readonly detail: string | undefined

  constructor(status: number, detail: string | undefined) {
    super(`The chat answered ${status}`)
    this.status = status
    this.detail = detail
  }
}

interface ChatCall {
  path: string
  token?: string | undefined
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Asks our server. Throws `ChatRefusal`, or a TypeError if it cannot be reached. */
export async function callChat({
  path,
  token,
  body,
  headers,
  signal,
}: ChatCall): Promise<Response> {
  const answer = await fetch(`/chat/v1/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'omit',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  if (answer.ok) return answer
  const problem: { detail?: unknown } = await answer.json().catch(() => ({}))
  throw new ChatRefusal(
    answer.status,
    typeof problem.detail === 'string' ? problem.detail : undefined,
  )
}
