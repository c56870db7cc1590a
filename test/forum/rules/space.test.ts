import { readFileSync } from "node:fs"
import { canAnnounce, canReadSpace, canReadThread, isModeratorOf, type SpaceFacts } from "@hub/api/forum/space.policy"
import { takenSlugs } from "@hub/api/forum/space.service"
import type { Grant, Viewer } from "@hub/api/platform/auth"
import { Role } from "@hub/prisma"
import { describe, expect, test } from "vitest"

const grant = (role: Role, regionId: string | null = null): Grant => ({ role, organisationId: null, regionId, roundId: null })
const person = (...grants: Grant[]) => ({ id: "p", name: "P", grants, memberships: [] }) as unknown as Viewer
const space = (own: Partial<SpaceFacts> = {}): SpaceFacts => ({ readers: "EVERYBODY", readerRole: null, regionId: null, ...own })

describe("reading a space", () => {
  test("everybody's is open to visitors, the members' to whoever is signed in", () => {
    expect(canReadSpace(null, space())).toBe(true)
    expect(canReadSpace(null, space({ readers: "MEMBERS" }))).toBe(false)
    expect(canReadSpace(person(), space({ readers: "MEMBERS" }))).toBe(true)
  })

  test.each(Object.values(Role))("a space for one role is closed to %s unless it is theirs or they moderate", (role) => {
    for (const readerRole of Object.values(Role)) {
      const facts = space({ readers: "ROLE", readerRole })
      expect(canReadSpace(null, facts)).toBe(false)
      expect(canReadSpace(person(grant(role)), facts)).toBe(role === readerRole || role === "MODERATOR")
      expect(canReadSpace(person(grant(role, "wessex")), facts)).toBe(role === readerRole)
    }
  })

  test("a role in one region does not open the space of another", () => {
    const facts = space({ readers: "ROLE", readerRole: "REGIONAL_LEAD", regionId: "wessex" })
    expect(canReadSpace(person(grant("REGIONAL_LEAD", "wessex")), facts)).toBe(true)
    expect(canReadSpace(person(grant("REGIONAL_LEAD", "kent")), facts)).toBe(false)
    expect(canReadSpace(person(grant("REGIONAL_LEAD")), facts)).toBe(true)
    expect(canReadSpace(person({ ...grant("REGIONAL_LEAD"), organisationId: "trust" }), facts)).toBe(false)
  })
})

test.each(Object.values(Role))("who announces and moderates: %s", (role) => {
  const [here, elsewhere] = [space({ regionId: "wessex" }), space({ regionId: "kent" })]
  const everywhere = person(grant(role))
  expect(canAnnounce(everywhere, here).allowed).toBe(["MODERATOR", "NATIONAL_TEAM", "REGIONAL_LEAD"].includes(role))
  expect(isModeratorOf(everywhere, here)).toBe(role === "MODERATOR")
  const regional = person(grant(role, "wessex"))
  expect(isModeratorOf(regional, here)).toBe(role === "MODERATOR")
  expect(isModeratorOf(regional, elsewhere)).toBe(false)
  expect(isModeratorOf(regional, space())).toBe(false)
  if (role !== "NATIONAL_TEAM") expect(canAnnounce(regional, elsewhere).allowed).toBe(false)
})

test.each(["WAITING", "OPEN", "LOCKED", "HIDDEN", "MERGED"] as const)("who reads a thread that is %s", (state) => {
  const thread = { state, authorId: "p" }
  const another = { ...person(), id: "another" }
  const isListed = state === "OPEN" || state === "LOCKED"
  expect(canReadThread(null, thread, space())).toBe(isListed)
  expect(canReadThread(another, thread, space())).toBe(isListed)
  expect(canReadThread(person(), thread, space())).toBe(isListed || state === "WAITING")
  expect(canReadThread(person(grant("MODERATOR")), thread, space({ readers: "ROLE", readerRole: "EDITOR" }))).toBe(true)
  expect(canReadThread(person(), thread, space({ readers: "ROLE", readerRole: "EDITOR" }))).toBe(false)
})

test("no space can take the address of a page of the forum", () => {
  const routes = readFileSync(new URL("../../../web/app/forum/routes.ts", import.meta.url), "utf8")
  const pages = [...routes.matchAll(/route\("forum\/([a-z-]+)["/]/g)].map(([, name]) => name ?? "")
  expect(pages.length).toBeGreaterThan(5)
  expect(takenSlugs).toEqual(expect.arrayContaining(pages))
})
