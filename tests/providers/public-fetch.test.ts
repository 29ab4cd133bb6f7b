import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import {
  InsecureAddressError,
  isPublicAddress,
  PrivateAddressError,
  publicFetch,
} from '../../src/providers/public-fetch.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
])('%s is not public', address => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['1.1.1.1', '172.32.0.1', '2606:4700::1111'])('%s is public', address => {
  expect(isPublicAddress(address)).toBe(true)
})

const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause ? causeOf(error.cause) : error

test('neither an address nor a name that leads to a private network is reached', async () => {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    response.end('secret')
  }).listen(0)
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const guarded = publicFetch({ allowsPrivate: false })
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433']) {
    const failed = await guarded(`https://${host}:${port}/`).then(
      () => undefined,
      (error: unknown) => causeOf(error),
    )
    expect(failed, host).toBeInstanceOf(PrivateAddressError)
  }
  expect(requests).toBe(0)
  const open = publicFetch({ allowsPrivate: true })
  expect(await (await open(`http://127.0.0.1:${port}/`)).text()).toBe('secret')
  server.close()
})

test('a redirect is answered, not followed', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const open = publicFetch({ allowsPrivate: true })
  expect((await open(`http://127.0.0.1:${port}/`)).status).toBe(302)
  server.close()
})

test('an address that is not encrypted is refused where private networks are', async () => {
  const guarded = publicFetch({ allowsPrivate: false })
  await expect(guarded('http://dav.example.com/')).rejects.toBeInstanceOf(InsecureAddressError)
})
