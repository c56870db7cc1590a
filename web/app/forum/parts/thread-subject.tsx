import { Link } from "@remix-run/react"
import { roundPath } from "../../awards/public.ts"
import { initiativePath } from "../../directory/public.ts"
import { commitmentPath } from "../../people/public.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { ThreadSubjectFragment } from "../../platform/api/generated/graphql.ts"

graphql(`
  fragment ThreadSubject on ThreadSubject {
    __typename
    ... on Initiative {
      slug
      title
    }
    ... on Round {
      slug
      title
    }
    ... on Commitment {
      organisation {
        slug
        name
      }
      scheme {
        slug
        name
      }
    }
  }
`)

/** What a thread is about, in words and as a link to where it shows. */
export function SubjectLink({ subject }: { subject: ThreadSubjectFragment }) {
  switch (subject.__typename) {
    case "Initiative":
      return (
        <>
          the initiative <Link to={initiativePath(subject.slug)}>{subject.title}</Link>
        </>
      )
    case "Round":
      return (
        <>
          the award round <Link to={roundPath(subject.slug)}>{subject.title}</Link>
        </>
      )
    case "Commitment":
      return (
        <>
          the <Link to={commitmentPath(subject.organisation.slug, subject.scheme.slug)}>{subject.scheme.name}</Link> of{" "}
          {subject.organisation.name}
        </>
      )
  }
}
