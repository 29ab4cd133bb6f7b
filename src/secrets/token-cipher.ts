import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import { isSameSecret } from '../providers/is-same-secret.ts'

/**
 * Encrypts secrets at rest. A sealed text has the form `v1:keyId:iv:tag:ciphertext` (base64url), AES-256-GCM;
 * the associated data ties it to its row, so that it cannot be decrypted in another row.
 */
export interface TokenCipher {
  /** Id of the key that seals and signs; part of every sealed text. Reveals nothing about the key. */
  readonly presentKeyId: string
  /** Keys that may still decrypt and verify. Empty unless a key is being replaced. */
  readonly previousKeyIds: readonly string[]
  seal(plaintext: string, associatedData: string): string
  /** Throws UnopenableText if the text was altered, belongs to another row, or its key is missing. */
  open(sealed: string, associatedData: string): string
  /** Whether `sealed` was made with another key than the present one and should be sealed again. */
  isOutdated(sealed: string): boolean
  /** A signature for text that leaves the server and has to come back unchanged. */
  sign(purpose: string, text: string): string
  /** The signature by every key, by key id; the present key comes first. */
  signatures(purpose: string, text: string): readonly KeySignature[]
  isSigned(purpose: string, text: string, signature: string): boolean
}

interface KeySignature {
  keyId: string
  signature: string
}

/** A sealed text that no key of this process decrypts. */
export class UnopenableText extends Error {
  constructor(options?: ErrorOptions) {
    super('A sealed text cannot be opened: its key is missing or it was altered', options)
    this.name = 'UnopenableText'
  }
}

interface Key {
  id: string
  sealing: Buffer
  signing: Buffer
}

const derive = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'parley', purpose, 32))

const makeKey = (secret: string): Key => ({
  id: createHash('sha256').update(`key-id:${secret}`).digest('base64url').slice(0, 8),
  sealing: derive(secret, 'seal'),
  signing: derive(secret, 'sign'),
})

const encode = (bytes: Buffer) => bytes.toString('base64url')
const decode = (text: string) => Buffer.from(text, 'base64url')

const sealWith = (key: Key, plaintext: string, associatedData: string) => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.sealing, iv).setAAD(Buffer.from(associatedData))
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
  return ['v1', key.id, encode(iv), encode(cipher.getAuthTag()), encode(ciphertext)].join(':')
}

const openWith = (keys: readonly Key[], sealed: string, associatedData: string) => {
  const [version, keyId, iv, tag, ciphertext] = sealed.split(':')
  const key = keys.find(({ id }) => id === keyId)
  if (version !== 'v1' || !key || !iv || !tag || ciphertext === undefined)
    throw new UnopenableText()
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.sealing, decode(iv), { authTagLength: 16 })
      .setAAD(Buffer.from(associatedData))
      .setAuthTag(decode(tag))
    return Buffer.concat([decipher.update(decode(ciphertext)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new UnopenableText({ cause })
  }
}

const signWith = (key: Key, purpose: string, text: string) =>
  createHmac('sha256', key.signing).update(`${purpose}\n${text}`).digest()

/** @param secrets the present secret first, then earlier ones that may still decrypt and verify */
export function createTokenCipher([presentSecret, ...previousSecrets]: readonly [
  string,
  ...string[],
]): TokenCipher {
  const present = makeKey(presentSecret)
  const previous = previousSecrets.map(makeKey)
  const keys = [present, ...previous]
  return {
    presentKeyId: present.id,
    previousKeyIds: previous.map(({ id }) => id),
    seal: (plaintext, associatedData) => sealWith(present, plaintext, associatedData),
    open: (sealed, associatedData) => openWith(keys, sealed, associatedData),
    isOutdated: sealed => sealed.split(':')[1] !== present.id,
    sign: (purpose, text) => encode(signWith(present, purpose, text)),
    signatures: (purpose, text) =>
      keys.map(key => ({ keyId: key.id, signature: encode(signWith(key, purpose, text)) })),
    isSigned: (purpose, text, signature) => {
      const given = decode(signature)
      return keys.some(key => isSameSecret(given, signWith(key, purpose, text)))
    },
  }
}

/** 256 random bits for a link, and the hash under which they are stored. */
export const makeToken = () => {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
