/** The id by which the API and addresses of the web site know a thing: the same that Pothos writes, for layers that do not know Pothos. */
export const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString("base64")
