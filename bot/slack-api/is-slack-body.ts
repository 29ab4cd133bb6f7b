const isObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    // Text that is no JSON is no object either; the caller refuses it.
    return false
  }
}

/**
 * Whether a body has the outer shape that Slack sends: a JSON object for events, otherwise a form, whose `payload` is
 * a JSON object where it has one.
 *
 * @see https://docs.slack.dev/interactivity/handling-user-interaction
 */
export function isSlackBody(body: Buffer, contentType: string | undefined): boolean {
  const text = body.toString('utf8')
  if (contentType?.startsWith('application/json')) return isObject(text)
  const payload = new URLSearchParams(text).get('payload')
  return payload === null || isObject(payload)
}
