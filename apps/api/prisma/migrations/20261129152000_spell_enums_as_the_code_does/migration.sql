-- The same spelling of a value in the database, in the API and in the code. No row is rewritten: a row, a default, a check and an
-- index hold the value's number and follow the new name. No function body names one of the old spellings;
-- the type of the outbox keeps its own, because the outbox goes (20261129153000).

ALTER TYPE "CouncilOffice" RENAME VALUE 'deputy_chair' TO 'deputyChair';

ALTER TYPE "BodyKind" RENAME VALUE 'ministry_unit' TO 'ministryUnit';
ALTER TYPE "BodyKind" RENAME VALUE 'public_councils' TO 'publicCouncils';
ALTER TYPE "BodyKind" RENAME VALUE 'steering_group' TO 'steeringGroup';
ALTER TYPE "BodyKind" RENAME VALUE 'working_group' TO 'workingGroup';
ALTER TYPE "BodyKind" RENAME VALUE 'state_body' TO 'stateBody';

ALTER TYPE "CommentState" RENAME VALUE 'in_review' TO 'inReview';

ALTER TYPE "SessionPhase" RENAME VALUE 'second_factor' TO 'secondFactor';

ALTER TYPE "CeremonyKind" RENAME VALUE 'passkey_sign_in' TO 'passkeySignIn';
ALTER TYPE "CeremonyKind" RENAME VALUE 'passkey_enrolment' TO 'passkeyEnrolment';
ALTER TYPE "CeremonyKind" RENAME VALUE 'totp_enrolment' TO 'totpEnrolment';

ALTER TYPE "MailedLinkKind" RENAME VALUE 'password_reset' TO 'passwordReset';
ALTER TYPE "MailedLinkKind" RENAME VALUE 'email_change' TO 'emailChange';

ALTER TYPE "MeetingState" RENAME VALUE 'minutes_drafted' TO 'minutesDrafted';
ALTER TYPE "MeetingState" RENAME VALUE 'minutes_under_review' TO 'minutesUnderReview';
ALTER TYPE "MeetingState" RENAME VALUE 'minutes_approved' TO 'minutesApproved';

ALTER TYPE "MeetingKind" RENAME VALUE 'with_residents' TO 'withResidents';
ALTER TYPE "MeetingKind" RENAME VALUE 'round_table' TO 'roundTable';

ALTER TYPE "ProposalState" RENAME VALUE 'under_council_review' TO 'underCouncilReview';
ALTER TYPE "ProposalState" RENAME VALUE 'not_adopted' TO 'notAdopted';
ALTER TYPE "ProposalState" RENAME VALUE 'in_implementation' TO 'inImplementation';
ALTER TYPE "ProposalState" RENAME VALUE 'reported_implemented' TO 'reportedImplemented';
ALTER TYPE "ProposalState" RENAME VALUE 'not_confirmed' TO 'notConfirmed';

ALTER TYPE "ProposalOutcome" RENAME VALUE 'accepted_in_part' TO 'acceptedInPart';

ALTER TYPE "DeclineGround" RENAME VALUE 'not_competent' TO 'notCompetent';
ALTER TYPE "DeclineGround" RENAME VALUE 'against_law' TO 'againstLaw';
ALTER TYPE "DeclineGround" RENAME VALUE 'no_funds' TO 'noFunds';
ALTER TYPE "DeclineGround" RENAME VALUE 'already_done' TO 'alreadyDone';
ALTER TYPE "DeclineGround" RENAME VALUE 'not_feasible' TO 'notFeasible';

ALTER TYPE "ShortcomingState" RENAME VALUE 'remedy_planned' TO 'remedyPlanned';
ALTER TYPE "ShortcomingState" RENAME VALUE 'reported_fixed' TO 'reportedFixed';
ALTER TYPE "ShortcomingState" RENAME VALUE 'not_confirmed' TO 'notConfirmed';
ALTER TYPE "ShortcomingState" RENAME VALUE 'verified_fixed' TO 'verifiedFixed';

ALTER TYPE "ShortcomingTopic" RENAME VALUE 'road_safety' TO 'roadSafety';
ALTER TYPE "ShortcomingTopic" RENAME VALUE 'domestic_violence' TO 'domesticViolence';

ALTER TYPE "AreaKind" RENAME VALUE 'city_district' TO 'cityDistrict';

ALTER TYPE "DepartmentKind" RENAME VALUE 'ministry_unit' TO 'ministryUnit';
