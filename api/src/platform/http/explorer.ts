import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import express, { type Router } from "express"

const require = createRequire(import.meta.url)
const folder = (name: string) => dirname(require.resolve(`${name}/package.json`))

/** GraphiQL for browsers, every file of it our own: no content-delivery network. */
export function explorerRoute(): Router {
  const router = express.Router()
  const keep = { maxAge: "1d" }
  router.use("/assets/graphiql.min.js", express.static(join(folder("graphiql"), "graphiql.min.js"), keep))
  router.use("/assets/graphiql.min.css", express.static(join(folder("graphiql"), "graphiql.min.css"), keep))
  router.use("/assets/react.js", express.static(join(folder("react"), "umd/react.production.min.js"), keep))
  router.use("/assets/react-dom.js", express.static(join(folder("react-dom"), "umd/react-dom.production.min.js"), keep))
  router.get("/assets/start.js", (_request, response) => response.type("js").send(start))
  router.get("/assets/explorer.css", (_request, response) => response.type("css").send("html,body,#explorer{height:100%;margin:0}"))
  router.get("/", (request, response, next) => {
    if (!request.accepts(["json", "html"]).toString().includes("html") || request.query.query) return next()
    response.setHeader(
      "Content-Security-Policy",
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:",
    )
    response.type("html").send(page)
  })
  return router
}

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>API explorer – Widening Participation Hub</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/graphql/assets/graphiql.min.css"><link rel="stylesheet" href="/graphql/assets/explorer.css"></head>
<body><div id="explorer"><p>The explorer needs JavaScript. The schema is at <a href="/developers">the developers' page</a>.</p></div>
<script src="/graphql/assets/react.js"></script><script src="/graphql/assets/react-dom.js"></script>
<script src="/graphql/assets/graphiql.min.js"></script><script src="/graphql/assets/start.js"></script></body></html>`

const start = `ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    defaultQuery: "# The public API of the Widening Participation Hub.\\n# Try it: the newest initiatives\\n{\\n  hub { name }\\n}\\n",
  }),
)`
