const isObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    // Invalid JSON. The caller rejects the request.
    return false
  }
}

/**
 * Whether a body has the outer shape of Slack's requests: a JSON object for events, otherwise a form. If the
 * form has a `payload`, it has to be a JSON object.
 *
 * @see https://docs.slack.dev/interactivity/handling-user-interaction
 */
export function isSlackBody(body: Buffer, contentType: string | undefined): boolean {
  const text = body.toString('utf8')
  if (contentType?.startsWith('application/json')) return isObject(text)
  const payload = new URLSearchParams(text).get('payload')
  return payload === null || isObject(payload)
}
