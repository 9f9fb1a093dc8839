package org.softstone.outcomes.version;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.softstone.http.Problems;

/** A list's version as it stands in {@code ETag} and {@code If-Match}. */
public final class ListVersion {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private ListVersion() {}

    public static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /**
     * @param ifMatch the header, null or {@code *} when any version will do
     * @throws HttpProblem 412 when it is no tag that {@link #tag} made
     */
    public static OptionalLong expected(String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher matcher = TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw changed();
        }
        return OptionalLong.of(Long.parseLong(matcher.group(1)));
    }

    /** 412: somebody else changed the list. */
    public static HttpProblem changed() {
        return Problems.problem(
                        412,
                        "list-changed",
                        "The list was changed meanwhile",
                        "Read it again, apply your change to what it is now, and send that with its ETag.")
                .build();
    }
}
