import { errors, type JWTHeaderParameters, jwtVerify } from 'jose'
import { z } from 'zod'
import type { ChatSite } from '../../model/chat.ts'
import { maxNameLength } from '../../model/maximums.ts'
import { UnopenableText } from '../../secrets/token-cipher.ts'
import { type ChatSiteSecret, listChatSiteSecrets } from '../../store/chat/chat-site-secrets.ts'
import { emailSchema } from '../../text/email-schema.ts'
import type { ServiceContext } from '../context.ts'

/** A visitor as their website knows and signs them. */
interface VisitorIdentity {
  sub: string
  email: string | undefined
  /** The website has proven the address. */
  isEmailVerified: boolean
  name: string | undefined
  company: string | undefined
}

/** Why an identity is refused, for the website's developer. */
type IdentityFault =
  /** The site takes no identities. */
  | 'off'
  | 'malformed'
  | 'unknown-key'
  | 'bad-signature'
  | 'expired'
  /** Valid for longer than an hour, or from the future. */
  | 'bad-lifetime'
  /** Signed for another site. */
  | 'wrong-audience'

type VerifiedIdentity =
  | { isValid: true; identity: VisitorIdentity }
  | { isValid: false; fault: IdentityFault }

const maxTokenLength = 8_000
const maxSubLength = 200
const maxLifetimeSeconds = 60 * 60
const slackSeconds = 60

/** Websites send blanks or null for what they do not know. */
const text = z
  .string()
  .max(maxNameLength)
  .nullish()
  .transform(value => value?.trim() || undefined)
const claims = z.object({
  sub: z.string().min(1).max(maxSubLength),
  iat: z.number(),
  exp: z.number(),
  email: text.pipe(emailSchema.optional()),
  email_verified: z.boolean().nullish(),
  name: text,
  company: text,
})

type Reading = Pick<ServiceContext, 'db' | 'cipher' | 'clock' | 'log'>

const refused = (fault: IdentityFault) => ({ isValid: false, fault }) as const

class UnknownKey extends Error {}

function openSecret({ cipher, log }: Reading, { id, sealed }: ChatSiteSecret): Uint8Array {
  try {
    return new TextEncoder().encode(cipher.open(sealed, id))
  } catch (error) {
    if (!(error instanceof UnopenableText)) throw error
    log.error({ secretId: id }, 'A chat secret cannot be decrypted; make a new one in settings')
    throw new UnknownKey()
  }
}

/** The secret that `kid` names. A token may omit it while there is only one. */
const secretFor =
  (context: Reading, secrets: readonly ChatSiteSecret[]) =>
  ({ kid }: JWTHeaderParameters): Uint8Array => {
    const [only, ...others] = secrets
    const single = others.length === 0 ? only : undefined
    const named = kid === undefined ? single : secrets.find(({ id }) => id === kid)
    if (!named) throw new UnknownKey()
    return openSecret(context, named)
  }

function faultOf(error: unknown): IdentityFault {
  if (error instanceof UnknownKey) return 'unknown-key'
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'aud'
      ? 'wrong-audience'
      : error.claim === 'nbf'
        ? 'bad-lifetime'
        : 'malformed'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad-signature'
  if (error instanceof errors.JOSEError) return 'malformed'
  throw error
}

function identityOf(payload: unknown, nowSeconds: number): VerifiedIdentity {
  const read = claims.safeParse(payload)
  if (!read.success) return refused('malformed')
  const { sub, iat, exp, email, email_verified: isVerified, name, company } = read.data
  if (exp - iat > maxLifetimeSeconds || iat > nowSeconds + slackSeconds)
    return refused('bad-lifetime')
  const isEmailVerified = email !== undefined && isVerified === true
  return { isValid: true, identity: { sub, email, isEmailVerified, name, company } }
}

/**
 * Verifies who the site says its visitor is: a JSON Web Token (RFC 7519) with HS256, the site's key as audience, valid
 * for an hour at most. No other algorithm is accepted.
 */
export async function verifyIdentity(
  context: Reading,
  { site, token }: { site: Pick<ChatSite, 'id' | 'key' | 'identity'>; token: string },
): Promise<VerifiedIdentity> {
  if (site.identity === 'off') return refused('off')
  if (token.length > maxTokenLength) return refused('malformed')
  const secrets = await listChatSiteSecrets(context.db, site.id)
  const now = context.clock()
  try {
    const { payload } = await jwtVerify(token, secretFor(context, secrets), {
      algorithms: ['HS256'],
      audience: site.key,
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: slackSeconds,
      currentDate: new Date(now),
    })
    return identityOf(payload, now / 1_000)
  } catch (error) {
    return refused(faultOf(error))
  }
}
