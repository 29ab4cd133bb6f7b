import { createHmac } from 'node:crypto'
import { isSameSecret } from '../../../src/providers/is-same-secret.ts'
import type { CrmWebhookRequest } from '../../contract/crm-changes.ts'

const maxAgeMs = 5 * 60_000
/** Allowed difference between the clocks. */
const leewayMs = 60_000

/** Escapes that HubSpot decodes in the address before it signs it. */
const decoded: Record<string, string> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
}

const decodeSome = (url: string) =>
  url.replaceAll(/%[0-9A-F]{2}/gi, code => decoded[code.toUpperCase()] ?? code)

const signatureOf = (secret: string, text: string, rawBody: Buffer, timestamp: string) =>
  createHmac('sha256', secret).update(text).update(rawBody).update(timestamp).digest()

/**
 * Accepts a signature over the address as sent or partly decoded. Only the holder of the secret can make
 * either.
 */
export function isHubspotSigned(request: CrmWebhookRequest, clientSecret: string): boolean {
  const { method, url, rawBody, headers, now } = request
  const timestamp = headers['x-hubspot-request-timestamp'] ?? ''
  const ageMs = now - Number(timestamp)
  if (!/^\d{1,16}$/.test(timestamp) || ageMs > maxAgeMs || ageMs < -leewayMs) return false
  const given = Buffer.from(headers['x-hubspot-signature-v3'] ?? '', 'base64')
  return [url, decodeSome(url)].some(address => {
    const expected = signatureOf(clientSecret, method + address, rawBody, timestamp)
    return isSameSecret(given, expected)
  })
}
