package org.softstone.outcomes.version;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.softstone.http.EntityTags;
import org.softstone.http.Problems;

/** How the versions of lists are named in {@code If-Match}, and what is said when another one is there now. */
public final class ListVersion {

    private ListVersion() {}

    /**
     * @param ifMatch the header, line by line; any version will do without it
     * @throws HttpProblem 400 when it cannot be read
     */
    public static EntityTags.Expected expected(List<String> ifMatch) {
        return EntityTags.expected(ifMatch).orElseGet(EntityTags.Expected.Whatever::new);
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
