package org.softstone.testing;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** One database of an embedded server and how to reach it. */
public record Database(String jdbcUrl, String username, String password) {

    /** Unpooled connections. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser(username);
        dataSource.setPassword(password);
        return dataSource;
    }

    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Runs the migrations of these class path folders, such as {@code db/messaging}. */
    public Database migrate(String... locations) {
        Flyway.configure()
                .dataSource(jdbcUrl, username, password)
                .locations(locations)
                .load()
                .migrate();
        return this;
    }
}
