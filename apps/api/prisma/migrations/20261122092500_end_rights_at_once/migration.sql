-- What somebody ends on its last day gives no right from that moment on, not only from midnight.

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "ended_at_once" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "ended_at_once" BOOLEAN NOT NULL DEFAULT false;
