package org.softstone.outcomes.answer;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report in the API's document, which gets its fields from the instrument. It is read as {@link Sent}. */
@Schema(name = "Report", type = SchemaType.OBJECT)
public interface ReportRequest {}
