import { once } from 'node:events'
import { Agent, createServer, get, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeServer } from '../../src/start/close-server.ts'

let server: Server
let port: number
/** Answers the requests that wait. */
let answerAll: () => void

beforeEach(async () => {
  const waiting: (() => void)[] = []
  answerAll = () => {
    for (const answer of waiting.splice(0)) answer()
  }
  server = createServer((_req, res) => waiting.push(() => res.end('done')))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(() => server.closeAllConnections())

test('a request under way is answered, and its connection is not kept open', async () => {
  const agent = new Agent({ keepAlive: true })
  const request = get({ port, host: '127.0.0.1', agent })
  await once(server, 'request')
  const closed = closeServer(server, 60_000)
  answerAll()
  const [response] = await once(request, 'response')
  expect(response.statusCode).toBe(200)
  response.resume()
  await closed
  agent.destroy()
})

test('nothing new is taken', async () => {
  await closeServer(server, 60_000)
  const socket = connect(port, '127.0.0.1')
  const [error] = await once(socket, 'error')
  expect(error).toMatchObject({ code: 'ECONNREFUSED' })
})

test('a client that never finishes its request does not hold the stop', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const connected = once(server, 'connection')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf')
  await Promise.race([connected, once(server, 'request')])
  const ended = once(socket, 'close')
  await closeServer(server, 50)
  await ended
})
