import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { roundMoves } from "@hub/api/awards/round.rules"
import { expect, test } from "vitest"
import { actNames } from "../../../web/app/awards/parts/act-names.ts"

test("every act that is recorded of a round has words in its trail", () => {
  const folder = path.resolve(import.meta.dirname, "../../../api/src/awards")
  const sources = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"))
  const written = sources.flatMap((text) => [...text.matchAll(/"((?:[a-z][A-Za-z]*)\.[a-z][A-Za-z]*)"/g)].map(([, name = ""]) => name))
  const nouns =
    /^(allocation|announcement|category|conflict|criterion|decision|discussion|eligibilityQuestion|extension|feedback|panel|panelMember)\./
  // Kinds of notifications are called alike.
  const notActs = new Set(["allocation.confirmed", "allocation.returned", "panelMember.answered", "panel.reminded"])
  const acts = written.filter((name) => nouns.test(name) && !notActs.has(name))
  const moves = Object.values(roundMoves).flatMap((events) => Object.keys(events).filter((event) => event !== "edit"))
  expect(acts.length).toBeGreaterThan(20)
  expect([...acts, ...moves.map((event) => `round.${event}`)].filter((act) => !actNames[act])).toEqual([])
})
