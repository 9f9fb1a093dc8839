package org.softstone.http;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Endpoints that write as the services do, for what a database may do to them meanwhile. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RowsResource {

    private static final Runnable NOTHING = () -> {};

    /** What happens to the next request between its last statement and its commit. */
    static final AtomicReference<Runnable> BEFORE_COMMIT = new AtomicReference<>(NOTHING);

    record Stored(boolean first) {}

    private final DataSource dataSource;

    RowsResource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** May be repeated. */
    @PUT
    @Path("/rows/{id}")
    @PermitAll
    @Transactional
    public Stored store(@PathParam("id") UUID id) throws SQLException {
        boolean first = insert(id) == 1;
        BEFORE_COMMIT.getAndSet(NOTHING).run();
        return new Stored(first);
    }

    @GET
    @Path("/rows/statement")
    @PermitAll
    @Transactional
    public String sleep() throws SQLException {
        execute("SELECT pg_sleep(60)");
        return "\"slept\"";
    }

    /** The transaction is over before its last statement. */
    @PUT
    @Path("/rows/{id}/slowly")
    @PermitAll
    @Transactional
    @TransactionConfiguration(timeout = 1)
    public Stored storeSlowly(@PathParam("id") UUID id) throws SQLException {
        execute("SELECT pg_sleep(3)");
        return new Stored(insert(id) == 1);
    }

    /** The transaction is over before its commit, and no statement told. */
    @PUT
    @Path("/rows/{id}/late")
    @PermitAll
    @Transactional
    @TransactionConfiguration(timeout = 1)
    public Stored storeLate(@PathParam("id") UUID id) throws SQLException {
        boolean first = insert(id) == 1;
        BEFORE_COMMIT.getAndSet(NOTHING).run();
        return new Stored(first);
    }

    /** What is wrong shows at the commit. */
    @PUT
    @Path("/rows/{id}/child")
    @PermitAll
    @Transactional
    public Stored storeChild(@PathParam("id") UUID id) throws SQLException {
        execute("INSERT INTO child (parent) VALUES ('" + id + "')");
        return new Stored(true);
    }

    private int insert(UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO kept (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            statement.setObject(1, id);
            return statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
