package org.softstone.outcomes.instrument;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Questions that belong together, such as on one page; in the order in which they are asked. */
@Schema(name = "FormSectionCode")
public enum Section {
    @JsonProperty("emergency")
    EMERGENCY,
    @JsonProperty("pain")
    PAIN,
    @JsonProperty("activities")
    ACTIVITIES,
    @JsonProperty("deposits")
    DEPOSITS,
    @JsonProperty("symptoms")
    SYMPTOMS,
    @JsonProperty("overall")
    OVERALL,
    @JsonProperty("team")
    TEAM
}
