package org.softstone.infusions.request;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.softstone.database.LockSpace;
import org.softstone.database.Locks;
import org.softstone.http.Ids;
import org.softstone.http.Problems;

/**
 * Makes creating requests safe to repeat: the client may choose the id. The same id with the same content is answered with
 * what the first request created, with other content with 409.
 */
@ApplicationScoped
public class ClientMadeIds {

    private final Locks locks;

    ClientMadeIds(Locks locks) {
        this.locks = locks;
    }

    /**
     * Creates something under the client's id, unless an earlier request with this id did.
     *
     * @param clientMade null: the server makes one
     * @param known where it is stored
     * @param sameContent whether what is stored is what this request would create
     * @param create under the id that it is given
     */
    public <T> Creation<T> once(
            UUID clientMade, PanacheRepositoryBase<T, UUID> known, Predicate<T> sameContent, Function<UUID, T> create) {
        if (clientMade != null) {
            // Of two concurrent requests with one new id the second waits until the first has committed.
            locks.take(LockSpace.CLIENT_MADE_ID, clientMade);
            T before = known.findById(clientMade);
            if (before != null) {
                if (!sameContent.test(before)) {
                    throw contentDiffers();
                }
                return new Creation<>(before, false);
            }
        }
        T created = create.apply(clientMade == null ? Ids.next() : clientMade);
        known.persist(created);
        return new Creation<>(created, true);
    }

    private static HttpProblem contentDiffers() {
        return Problems.conflict(
                "content-differs",
                "This id is already used for something else",
                "This id was used before with other content. Make a new id, or send the content of the first request.");
    }
}
