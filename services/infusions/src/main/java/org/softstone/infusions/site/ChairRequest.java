package org.softstone.infusions.site;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param chairId made by the client to be able to repeat the request; optional */
record ChairRequest(
        UUID chairId,
        @Schema(required = true, examples = "Chair 1") String name) {}
