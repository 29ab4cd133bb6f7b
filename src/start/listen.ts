import { createServer, type RequestListener, type Server } from 'node:http'

const portsTried = 50

/** Listens on every address of this machine; rejects with Node's own error. */
const listenOn = (server: Server, port: number) =>
  new Promise<Server>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      server.off('error', reject)
      resolve(server)
    })
  })

const close = (server: Server) => new Promise<void>(resolve => server.close(() => resolve()))

async function isFree(port: number): Promise<boolean> {
  try {
    await close(await listenOn(createServer(), port))
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || code === 'EACCES') return false
    throw error
  }
}

async function findFreePort(after: number): Promise<number | undefined> {
  for (let port = after + 1; port <= Math.min(after + portsTried, 65_535); port++)
    if (await isFree(port)) return port
  return undefined
}

async function explain(error: NodeJS.ErrnoException, port: number): Promise<Error> {
  if (error.code === 'EACCES')
    return new Error(
      `This user may not listen on port ${port}. Set PORT to a number above 1023, for example PORT=3000.`,
      { cause: error },
    )
  if (error.code !== 'EADDRINUSE') return error
  const free = await findFreePort(port)
  const advice = free === undefined ? 'set PORT to another' : `start with PORT=${free}`
  return new Error(`Port ${port} is taken by another program. Stop that program, or ${advice}.`, {
    cause: error,
  })
}

/**
 * Serves the app on a port; 0 takes any free port. If the port is taken, rejects with instructions that name a
 * free one.
 */
export async function listen(app: RequestListener, port: number): Promise<Server> {
  try {
    return await listenOn(createServer(app), port)
  } catch (error) {
    throw await explain(error as NodeJS.ErrnoException, port)
  }
}

/** Checked before the database is opened, so that a taken port is reported at once. */
export async function requireFreePort(port: number): Promise<void> {
  try {
    await close(await listenOn(createServer(), port))
  } catch (error) {
    throw await explain(error as NodeJS.ErrnoException, port)
  }
}
