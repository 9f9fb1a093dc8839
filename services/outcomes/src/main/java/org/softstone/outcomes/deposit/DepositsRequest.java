package org.softstone.outcomes.deposit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole list as it should be. */
@Schema(name = "Deposits")
record DepositsRequest(
        @Schema(required = true, maxItems = 20) List<Entry> deposits) {

    /** @param depositId of a deposit that is kept; null for a new one */
    @Schema(name = "DepositEntry")
    record Entry(UUID depositId, @Schema(required = true) BodySite site, Laterality laterality, LocalDate firstNoted) {}
}
