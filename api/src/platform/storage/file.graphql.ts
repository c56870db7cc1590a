import { builder } from "../builder.ts"

/** An attachment. Domains give it out only to those who may see what it is attached to. */
export const StoredFile = builder.prismaObject("StoredFile", {
  description: "A file somebody attached. Its bytes are at `url`, for those who may read it.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "As used in the content of a case study (fileId) and in its address." }),
    name: t.exposeString("name", { description: "Its name, ending in what it is." }),
    contentType: t.exposeString("contentType", { description: "Media type, decided by its content." }),
    size: t.exposeInt("size", { description: "Bytes." }),
    width: t.exposeInt("width", { nullable: true, description: "Of an image, in pixels." }),
    height: t.exposeInt("height", { nullable: true, description: "Of an image, in pixels." }),
    url: t.string({
      description: "Path on the API and the web site. Images also come narrower: add ?w=320, 640 or 1280.",
      resolve: ({ id }) => `/files/${id}`,
    }),
  }),
})
