import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import { fieldOf } from '../../support/read-form.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let meeting: Meeting

beforeAll(async () => {
  fixture = await startSettingsFixture()
  meeting = await fixture.book(10)
})
afterAll(() => fixture?.app.close())

const piece = Buffer.alloc(64 * 1024, 'x')
/** More than the buffers of a connection hold. */
const pieces = 320

interface Sent {
  target: string
  headers: Record<string, string>
  opening?: string
  version?: string
}

/** Sends a large body on a connection that is closed after it, and reads nothing before all of it is sent. */
function send({ target, headers, opening = '', version = '1.1' }: Sent): Promise<string> {
  const { hostname, port } = new URL(fixture.app.url)
  const length = opening.length + pieces * piece.length
  const lines = Object.entries({
    Host: `${hostname}:${port}`,
    Connection: 'close',
    'Content-Length': String(length),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', reject)
    const read = () => {
      let answer = ''
      socket.on('data', chunk => {
        answer += chunk.toString()
      })
      socket.on('end', () => resolve(answer))
    }
    socket.write([`POST ${target} HTTP/${version}`, ...lines, '', opening].join('\r\n'))
    for (let at = 1; at < pieces; at += 1) socket.write(piece)
    socket.write(piece, error => (error ? reject(error) : read()))
  })
}

const multipart = 'multipart/form-data; boundary=b'
const fileOf = (secret: string) =>
  `--b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${secret}\r\n` +
  '--b\r\nContent-Disposition: form-data; name="files"; filename="a.bin"\r\n\r\n'
const secretOf = async () => {
  const { body } = await fixture.admin.get('/settings/hours')
  return fieldOf(body, '_csrf')
}
const upload = () => `/attachments/meetings/${meeting.id}`

const refusals: readonly [why: string, request: () => Promise<Sent>, answer: RegExp][] = [
  [
    'a file that is too large',
    async () => ({
      target: upload(),
      headers: { Cookie: fixture.admin.cookie, 'Content-Type': multipart },
      opening: fileOf(await secretOf()),
    }),
    /^HTTP\/1\.1 303 [\s\S]*fault=too-large/,
  ],
  [
    "a file for another's meeting",
    async () => ({
      target: upload(),
      headers: { Cookie: fixture.asRep.cookie, 'Content-Type': multipart },
    }),
    /^HTTP\/1\.1 404 /,
  ],
  [
    'a file of somebody who is not signed in',
    async () => ({ target: upload(), headers: { 'Content-Type': multipart } }),
    /^HTTP\/1\.1 401 /,
  ],
  [
    'a form without its secret',
    async () => ({
      target: upload(),
      headers: { Cookie: fixture.admin.cookie, 'Content-Type': multipart },
      opening: fileOf('wrong'),
    }),
    /^HTTP\/1\.1 403 /,
  ],
  [
    'a form that is too large',
    async () => ({
      target: '/meetings/demo',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }),
    /^HTTP\/1\.1 413 /,
  ],
  [
    'a call of the API that is too large',
    async () => ({
      target: '/api/v1/pages/demo/meetings',
      headers: { 'Content-Type': 'application/json' },
    }),
    /^HTTP\/1\.1 413 /,
  ],
  [
    'an address that leads nowhere, from an old client',
    async () => ({ target: '/nowhere', headers: { 'Content-Type': multipart }, version: '1.0' }),
    /^HTTP\/1\.1 404 /,
  ],
]

test.each(refusals)(
  '%s: the client can send all of it, and reads why it is refused',
  async (...[, request, answer]) => {
    expect(await send(await request())).toMatch(answer)
  },
)
