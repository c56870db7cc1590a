import { domainsOf, readDomain, sharedDomains } from "@hub/api/people/email-domain.rules"
import fc from "fast-check"
import { expect, test } from "vitest"

test.each([
  ["RoyalExample.NHS.uk", "royalexample.nhs.uk"],
  [" @valley.ac.uk ", "valley.ac.uk"],
  ["a.b.c.example.org", "a.b.c.example.org"],
])("%s is read as %s", (text, domain) => {
  expect(readDomain(text)).toEqual({ domain })
})

test.each(["", "example", "no domain.org", "-a.org", "a-.org", "a..org", "a@b@c.org", "https://a.org", `${"a".repeat(64)}.org`, "a.o"])(
  "%j is no domain, and says how one is written",
  (text) => {
    expect(readDomain(text)).toEqual({ refused: expect.stringContaining("royalexample.nhs.uk") })
  },
)

test.each([...sharedDomains])("%s is shared, so it proves nothing: it is refused, and addresses under it alone join nowhere", (domain) => {
  expect(readDomain(domain)).toEqual({ refused: expect.stringContaining("shared by many") })
  expect(domainsOf(`ada@${domain}`)).toEqual([])
})

test("an address counts for its domain and those above it, up to what is shared", () => {
  expect(domainsOf("Ada@Ward.RoyalExample.nhs.uk")).toEqual(["ward.royalexample.nhs.uk", "royalexample.nhs.uk"])
  expect(domainsOf("ada@royalexample.nhs.uk.attacker.org")).not.toContain("royalexample.nhs.uk")
})

test("whatever is typed, a domain that is accepted is one under which its own addresses count", () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.string()), (text) => {
      const read = readDomain(text)
      return "refused" in read || domainsOf(`ada@${read.domain}`)[0] === read.domain
    }),
  )
})

test("an address never counts for a domain that it does not end in", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) =>
      domainsOf(email).every((domain) => email.toLowerCase().endsWith(`@${domain}`) || email.toLowerCase().endsWith(`.${domain}`)),
    ),
  )
})
