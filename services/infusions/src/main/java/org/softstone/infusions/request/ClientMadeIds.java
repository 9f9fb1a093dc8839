package org.softstone.infusions.request;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.softstone.http.Ids;
import org.softstone.http.Problems;

/**
 * How a creating request is repeated safely: the client may make the id. The same id with the same content is answered with
 * what was made the first time, with other content with 409.
 */
@ApplicationScoped
public class ClientMadeIds {

    private final EntityManager database;

    ClientMadeIds(EntityManager database) {
        this.database = database;
    }

    /**
     * The id to create under, after requests with the same id have ended; or what was made before.
     *
     * @param clientMade null: the server makes one
     * @param find what stands under an id now
     * @param sameContent whether that is what this request would make
     */
    public <T> Claim<T> claim(UUID clientMade, Function<UUID, Optional<T>> find, Predicate<T> sameContent) {
        if (clientMade == null) {
            return new Claim.Free<>(Ids.next());
        }
        waitForTurn(clientMade);
        return find.apply(clientMade)
                .<Claim<T>>map(known -> {
                    if (!sameContent.test(known)) {
                        throw taken();
                    }
                    return new Claim.Made<>(known);
                })
                .orElseGet(() -> new Claim.Free<>(clientMade));
    }

    /** What stands under a client-made id. */
    public sealed interface Claim<T> {
        record Free<T>(UUID id) implements Claim<T> {}

        record Made<T>(T known) implements Claim<T> {}
    }

    /** Two requests with one new id would both find nothing; the second waits until the first has committed. */
    private void waitForTurn(UUID id) {
        database.createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(?1, 11)) AS text)")
                .setParameter(1, "client-made-id " + id)
                .getSingleResult();
    }

    private static HttpProblem taken() {
        return Problems.conflict(
                "content-differs",
                "This id stands for something else",
                "This id was used before with other content. Make a new id, or send the content of the first request.");
    }
}
