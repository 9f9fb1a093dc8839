package org.softstone.infusions.enrolment;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.FieldCheck;
import org.softstone.http.Problems;

@Path("/me/enrolment")
@Tag(name = "Me")
@RunOnVirtualThread
class EnrolmentResource {

    private final RedeemInvitation redeemInvitation;
    private final Caller caller;

    EnrolmentResource(RedeemInvitation redeemInvitation, Caller caller) {
        this.redeemInvitation = redeemInvitation;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "enrol",
            summary = "Redeem an invitation code: the caller's account is linked to the patient")
    @APIResponse(responseCode = "200", description = "Linked; also when the same account sends the same code again")
    @APIResponse(responseCode = "409", description = "The account belongs to another patient")
    @APIResponse(responseCode = "422", description = "The code is wrong, expired, replaced or used")
    @APIResponse(responseCode = "429", description = "Too many codes that did not work; Retry-After says when to go on")
    public EnrolmentView enrol(EnrolmentRequest request) {
        FieldCheck check = new FieldCheck();
        String code = check.text(request.code(), "/code");
        check.throwIfAny();
        return switch (redeemInvitation.redeem(code, caller.userId())) {
            case Redemption.Enrolled(UUID patientId) -> new EnrolmentView(patientId, PatientProfile.Status.ENROLLED);
            case Redemption.Unknown() -> throw unknownInvitation();
            case Redemption.AccountInUse() ->
                throw Problems.conflict(
                        "account-in-use",
                        "The account is already linked to a patient",
                        "This account is linked to another patient. Sign in with your own account.");
            case Redemption.TooManyAttempts(Duration pause) -> throw tooManyAttempts(pause);
        };
    }

    private static HttpProblem unknownInvitation() {
        return Problems.problem(
                        422,
                        "invitation-unknown",
                        "The code does not work",
                        "Check the code. If it is right it may have expired: ask your team for a new one.")
                .build();
    }

    private static HttpProblem tooManyAttempts(Duration pause) {
        return Problems.problem(
                        429,
                        "too-many-attempts",
                        "Too many attempts",
                        "Too many codes that did not work. Wait a little, or ask your team for a new one.")
                .withHeader(HttpHeaders.RETRY_AFTER, pause.toSeconds() + 1)
                .build();
    }

    record EnrolmentRequest(
            @Schema(required = true, examples = "7K3M-9QXT-2BHV")
            String code) {
        @Override
        public String toString() {
            return "EnrolmentRequest[hidden]";
        }
    }

    record EnrolmentView(UUID patientId, PatientProfile.Status status) {}
}
