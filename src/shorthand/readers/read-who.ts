import { emailKey, isEmail } from '../../text/email-address.ts'
import { found, type Reader } from '../scope.ts'

/** `@user`, an email address, a name in quotes, `deal:Text`. Bare names are found by elimination. */
export const readWho: Reader = (scope, at) => {
  const token = scope.tokens[at]
  switch (token?.kind) {
    case 'slack-user':
      return found(1, { kind: 'who', who: { kind: 'slack-user', id: token.id } })
    case 'handle':
      return found(1, { kind: 'who', who: { kind: 'name', name: token.name } })
    case 'quoted':
      if (token.content === '') return found(1, { kind: 'filler' })
      return scope.tokens[at + 1]?.kind === 'address'
        ? found(1, { kind: 'address-name', name: token.content })
        : found(1, { kind: 'who', who: { kind: 'name', name: token.content } })
    case 'deal': {
      const isOpen = token.text.endsWith(token.content)
      return found(1, { kind: 'who', who: { kind: 'deal', text: token.content }, isOpen })
    }
    case 'address': {
      const email = emailKey(token.address)
      if (isEmail(email)) return found(1, { kind: 'who', who: { kind: 'email', email } })
      return found(1, { kind: 'fault', fault: { fault: 'bad-email', word: token.address } })
    }
    default:
      return undefined
  }
}
