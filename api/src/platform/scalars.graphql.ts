import { GraphQLError } from "graphql"
import { builder } from "./builder.ts"

builder.scalarType("DateTime", {
  description: "An instant in UTC, ISO 8601: 2015-07-01T09:30:00.000Z",
  serialize: (value) => new Date(value as Date | string).toISOString(),
  parseValue: (value) => {
    const date = new Date(typeof value === "string" ? value : Number.NaN)
    if (Number.isNaN(date.getTime())) throw new GraphQLError("A DateTime must look like 2015-07-01T09:30:00Z")
    return date
  },
})

builder.scalarType("Date", {
  description: "A calendar day, ISO 8601: 2015-07-01",
  serialize: (value) => String(value).slice(0, 10),
  parseValue: (value) => {
    if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
      throw new GraphQLError("A Date must look like 2015-07-01")
    return value
  },
})

builder.scalarType("JSON", {
  description: "A JSON value whose shape the field describes.",
  parseValue: (value) => value,
})
