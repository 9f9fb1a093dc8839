package org.softstone.infusions.team;

import org.softstone.http.Problems;

/** Which version of a team the editor has seen, from {@code If-Match}. */
sealed interface EditedVersion {

    boolean matches(long version);

    /** {@code *}: whatever it is now. */
    record Any() implements EditedVersion {
        @Override
        public boolean matches(long version) {
            return true;
        }
    }

    record Exactly(long seen) implements EditedVersion {
        @Override
        public boolean matches(long version) {
            return seen == version;
        }
    }

    /** @param ifMatch the header, null when absent */
    static EditedVersion from(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problems.problem(
                            428,
                            "if-match-required",
                            "Say which version you have seen",
                            "Send If-Match with the ETag of the team as you have read it, or * to overwrite any version.")
                    .build();
        }
        if (ifMatch.strip().equals("*")) {
            return new Any();
        }
        try {
            return new Exactly(Long.parseLong(ifMatch.strip().replaceAll("^\"|\"$", "")));
        } catch (NumberFormatException e) {
            throw Problems.malformed("If-Match must be the ETag of the team as you have read it, or *.");
        }
    }
}
