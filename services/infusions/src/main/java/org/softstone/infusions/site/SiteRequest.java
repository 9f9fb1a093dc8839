package org.softstone.infusions.site;

import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param siteId made by the client to be able to repeat the request; optional
 * @param zone a time zone of the IANA database
 * @param country two letters of ISO 3166-1; optional
 */
record SiteRequest(
        UUID siteId,
        @Schema(required = true, examples = "Day unit") String name,
        @Schema(required = true, examples = "Europe/Berlin") ZoneId zone,
        @Schema(examples = "DE") String country) {}
