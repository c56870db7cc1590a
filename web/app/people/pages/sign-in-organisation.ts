import type { LoaderFunctionArgs } from "@remix-run/node"
import { askApi } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { signInPath } from "../account-paths.ts"
import { goOn, nextOf } from "../parts/sign-in.server.ts"

const document = graphql(`
  mutation StartOrganisationSignIn($next: String!) {
    startOrganisationSignIn(next: $next) {
      __typename
      ... on OrganisationSignIn {
        url
      }
    }
  }
`)

/** Leads to the page where the person's organisation asks who they are, which leads back here. It signs nobody in by itself. */
export async function loader(args: LoaderFunctionArgs) {
  const next = nextOf(args.request)
  const { data, setCookies } = await askApi(args, document, { next })
  const result = data.startOrganisationSignIn
  if (result.__typename === "OrganisationSignIn") return goOn(result.url, ...setCookies)
  const back = new URL(signInPath(next), args.request.url)
  back.searchParams.set("error", "unavailable")
  return goOn(back.pathname + back.search)
}
