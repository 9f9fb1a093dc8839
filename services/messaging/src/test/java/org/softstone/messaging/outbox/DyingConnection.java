package org.softstone.messaging.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.postgresql.PGConnection;
import org.softstone.testing.Database;

/** Makes the server kill a relay's connection at the moment it wants to delete what Kafka has acknowledged. */
final class DyingConnection implements UnaryOperator<Connection> {

    private final Database database;
    private final AtomicInteger deathsLeft;

    DyingConnection(Database database, int deaths) {
        this.database = database;
        this.deathsLeft = new AtomicInteger(deaths);
    }

    int deathsLeft() {
        return Math.max(0, deathsLeft.get());
    }

    @Override
    public Connection apply(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    Object result = invoke(method, connection, arguments);
                    return result instanceof PreparedStatement statement
                                    && arguments[0].toString().startsWith("DELETE")
                            ? dying(statement, connection)
                            : result;
                });
    }

    private PreparedStatement dying(PreparedStatement statement, Connection connection) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (_, method, arguments) -> {
                    if (method.getName().equals("executeUpdate") && deathsLeft.getAndDecrement() > 0) {
                        kill(connection);
                    }
                    return invoke(method, statement, arguments);
                });
    }

    private void kill(Connection connection) throws SQLException {
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        try (Connection killer = database.connect();
                Statement statement = killer.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
        }
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
