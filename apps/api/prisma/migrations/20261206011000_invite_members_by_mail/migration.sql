-- Members are invited to the meetings of their council by mail, once for each announcement.

ALTER TYPE "NoticeKind" ADD VALUE 'invitation';
ALTER TYPE "NoticeChoice" ADD VALUE 'invitation' BEFORE 'night';
