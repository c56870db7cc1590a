import { graphql } from "../../platform/api/generated/gql.ts"

/** Asks for the e-mail with a link to choose a new password. */
export const requestPasswordReset = graphql(`
  mutation RequestPasswordReset($email: String!) {
    requestPasswordReset(email: $email) {
      __typename
      ... on MailRequested {
        email
      }
      ...RefusedAct
    }
  }
`)
