/**
 * Uploads 50 MB to each meeting concurrently, in a process of its own so that sending does not slow the
 * measurement.
 */
import { once } from 'node:events'
import { request } from 'node:http'

const [base = '', cookie = '', secret = '', ...meetingIds] = process.argv.slice(2)
const content = Buffer.alloc(10 * 1024 * 1024, 'parley')
const pieceBytes = 64 * 1024

const headOf = (field: string) => `--b\r\nContent-Disposition: form-data; name="${field}`

async function upload(meetingId: string): Promise<void> {
  const sent = request(new URL(`/attachments/meetings/${meetingId}`, base), {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'multipart/form-data; boundary=b' },
  })
  const answered = once(sent, 'response')
  sent.write(`${headOf('_csrf')}"\r\n\r\n${secret}\r\n`)
  for (const name of [1, 2, 3, 4, 5]) {
    // The files differ, since a meeting stores identical files once.
    sent.write(`${headOf('files')}"; filename="${name}.bin"\r\n\r\n${name}`)
    for (let at = 1; at < content.length; at += pieceBytes)
      if (!sent.write(content.subarray(at, at + pieceBytes))) await once(sent, 'drain')
    sent.write('\r\n')
  }
  sent.end('--b--\r\n')
  const [answer] = await answered
  await once(answer.resume(), 'end')
  if (!answer.headers.location?.includes('done=saved'))
    throw new Error(`An upload was answered ${answer.statusCode} ${answer.headers.location}`)
}

await Promise.all(meetingIds.map(upload))
