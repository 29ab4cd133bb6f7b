import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingNotFound } from '../../../src/services/problems.ts'
import { problemErrors } from '../../../src/web/middleware/problem-errors.tsx'

let server: Server
let url: string
const logged: { errorId?: unknown }[] = []
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (facts: object) => void logged.push(facts),
}

beforeAll(async () => {
  const app = express()
  app.get('/bug', () => {
    throw new TypeError('secret: of nobody’s business')
  })
  app.get('/problem', () => {
    throw meetingNotFound()
  })
  app.use(problemErrors({ log }))
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const get = async (path: string, accept: string, language = 'en') => {
  const headers = { Accept: accept, 'Accept-Language': language }
  const response = await fetch(`${url}${path}`, { headers })
  return { status: response.status, text: await response.text() }
}

test.each([
  ['en', 'Error number'],
  ['pl', 'Numer błędu'],
  ['it', 'Numero dell’errore'],
])('in %s the page of a bug names the number of its line in the log', async (language, words) => {
  const { status, text } = await get('/bug', 'text/html', language)
  const { errorId } = logged.at(-1) ?? {}
  expect(status).toBe(500)
  expect(errorId).toMatch(/^[0-9a-f-]{36}$/)
  expect(text).toContain(`${words}: <code>${errorId}</code>`)
  expect(text).not.toContain('secret')
})

test('so does the answer to a program', async () => {
  const { text } = await get('/bug', 'application/json')
  expect(JSON.parse(text)).toMatchObject({
    code: 'unexpected',
    errorId: logged.at(-1)?.errorId,
  })
})

test('what is no bug has no number', async () => {
  const before = logged.length
  expect(JSON.parse((await get('/problem', 'application/json')).text)).not.toHaveProperty('errorId')
  expect((await get('/problem', 'text/html')).text).not.toContain('Error number')
  expect(logged).toHaveLength(before)
})
