import { createServer } from "node:http"
import process from "node:process"

// PostGraphile 5 is written for Node 22, which has this built in; without it every query fails quietly on Node 20.
Promise.withResolvers ??= () => {
  const made = {}
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }))
  return made
}

const { postgraphile } = await import("postgraphile")
const { PostGraphileAmberPreset } = await import("postgraphile/presets/amber")
const { makePgService } = await import("postgraphile/adaptors/pg")
const { grafserv } = await import("postgraphile/grafserv/node")

/** PostGraphile as it is installed, over the schema `peer`. */
const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ["peer"], poolConfig: { max: 10 } })],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false, websockets: false },
  grafast: { explain: false },
}
const instance = postgraphile(preset)
const server = createServer()
await instance.createServ(grafserv).addTo(server)
server.listen(Number(process.env.PORT), "127.0.0.1")
