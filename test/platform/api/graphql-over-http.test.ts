import { serverAudits } from "graphql-http"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

/**
 * Audits that the API does not pass, by id, with the reason. All are things the specification leaves free (MAY):
 * requests that a browser sends without asking first must carry a header, so that no other site can use a visitor's cookies.
 */
const left: Record<string, string> = {
  "5A70": "MAY accept application/x-www-form-urlencoded GET without a header against forgery",
  D6D5: "MAY allow a GET with the query in its address only",
  "6A70": "MAY allow a GET with variables in its address only",
}

test("the API keeps the GraphQL over HTTP specification", async () => {
  const audits = serverAudits({ url: () => `${hub.url}/graphql`, fetchFn: fetch })
  expect(audits.length).toBeGreaterThan(50)
  const results = await Promise.all(audits.map((audit) => audit.fn()))
  const missed = results.filter(({ status }) => status !== "ok")
  expect(missed.filter(({ status }) => status === "error").map(({ id, name }) => `${id} ${name}`)).toEqual([])
  expect(missed.filter(({ id }) => !(id in left)).map(({ id, name, status }) => `${status} ${id} ${name}`)).toEqual([])
})
