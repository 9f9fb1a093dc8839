package org.softstone.access;

import java.util.Set;

/**
 * Who is calling, from the verified token. Inject it; it is made per request.
 */
public interface Caller {

    /** The person, as teams list their members: the claim named in {@code softstone.access.user-claim}. */
    String userId();

    /** Their roles, see {@link Group}. */
    Set<String> groups();

    default boolean isIn(String group) {
        return groups().contains(group);
    }

    /** The same person beyond the request, such as for the life of an open stream. */
    default Caller detached() {
        return of(userId(), groups());
    }

    static Caller of(String userId, Set<String> groups) {
        return new KnownCaller(userId, Set.copyOf(groups));
    }

    /** A caller outside of a request. */
    record KnownCaller(String userId, Set<String> groups) implements Caller {}
}
