-- CreateTable
CREATE TABLE "PostFile" (
    "postId" UUID NOT NULL,
    "fileId" UUID NOT NULL,

    CONSTRAINT "PostFile_pkey" PRIMARY KEY ("postId","fileId")
);

-- CreateIndex
CREATE INDEX "PostFile_fileId_idx" ON "PostFile"("fileId");

-- AddForeignKey
ALTER TABLE "PostFile" ADD CONSTRAINT "PostFile_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostFile" ADD CONSTRAINT "PostFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
