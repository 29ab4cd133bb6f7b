import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  raw: string
  /** Recipients in the envelope. */
  recipients: string[]
  parsed: Email
}

export interface SmtpInbox {
  url: string
  mails: ReceivedMail[]
  /** Refuses further emails with this code, optionally only those to `only`. Undefined accepts them again. */
  refuseWith(code: number | undefined, only?: string): void
  close(): Promise<void>
}

/** A mail server on loopback that stores received emails. */
export async function startSmtpInbox(): Promise<SmtpInbox> {
  const mails: ReceivedMail[] = []
  let refusal: number | undefined
  let refused: string | undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        refusal === undefined || (refused !== undefined && refused !== address)
          ? undefined
          : Object.assign(new Error('not now'), { responseCode: refusal }),
      ),
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const raw = Buffer.concat(chunks).toString()
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      mails.push({ raw, recipients, parsed: await PostalMime.parse(raw) })
      done()
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuseWith: (code, only) => {
      refusal = code
      refused = only
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
