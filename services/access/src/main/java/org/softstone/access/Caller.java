package org.softstone.access;

import java.util.Set;

/**
 * Who is calling, from the verified token. Inject it; it is made per request.
 */
public interface Caller {

    /** The person, as teams list their members: the claim named in {@code softstone.access.user-claim}. */
    String userId();

    /** Her roles, see {@link Group}. */
    Set<String> groups();

    default boolean isIn(String group) {
        return groups().contains(group);
    }
}
