package org.softstone.outcomes.deposit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Softstone's own list of body sites, coarse enough for a patient to point at. */
public enum BodySite {
    @JsonProperty("thumb")
    THUMB,
    @JsonProperty("finger")
    FINGER,
    @JsonProperty("hand")
    HAND,
    @JsonProperty("wrist")
    WRIST,
    @JsonProperty("forearm")
    FOREARM,
    @JsonProperty("elbow")
    ELBOW,
    @JsonProperty("upper-arm")
    UPPER_ARM,
    @JsonProperty("shoulder")
    SHOULDER,
    @JsonProperty("neck")
    NECK,
    @JsonProperty("face")
    FACE,
    @JsonProperty("scalp")
    SCALP,
    @JsonProperty("chest")
    CHEST,
    @JsonProperty("abdomen")
    ABDOMEN,
    @JsonProperty("back")
    BACK,
    @JsonProperty("buttock")
    BUTTOCK,
    @JsonProperty("hip")
    HIP,
    @JsonProperty("anterior-thigh")
    ANTERIOR_THIGH,
    @JsonProperty("posterior-thigh")
    POSTERIOR_THIGH,
    @JsonProperty("knee")
    KNEE,
    @JsonProperty("lower-leg")
    LOWER_LEG,
    @JsonProperty("ankle")
    ANKLE,
    @JsonProperty("foot")
    FOOT,
    @JsonProperty("toe")
    TOE
}
