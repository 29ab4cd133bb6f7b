import { randomUUID } from 'node:crypto'
import type { TokenCipher } from '../../secrets/token-cipher.ts'

const maxOpenMs = 24 * 60 * 60_000

interface Signing {
  cipher: TokenCipher
  clock(): number
}

/** A signed key for one form and purpose, valid for a day. A form that is sent twice books once. */
export function makeFormKey({ cipher, clock }: Signing, purpose: string): string {
  const text = `${randomUUID()}.${clock()}`
  return `${text}.${cipher.sign(`form:${purpose}`, text)}`
}

/** The part that identifies the submission; undefined if the key is not ours or has expired. */
export function readFormKey(
  { cipher, clock }: Signing,
  purpose: string,
  key: string | undefined,
): string | undefined {
  const [id, issued, signature] = (key ?? '').split('.')
  if (!id || !issued || !signature) return undefined
  if (!cipher.isSigned(`form:${purpose}`, `${id}.${issued}`, signature)) return undefined
  const ageMs = clock() - Number(issued)
  return ageMs >= 0 && ageMs <= maxOpenMs ? id : undefined
}
