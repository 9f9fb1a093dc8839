package org.softstone.outcomes;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.softstone.database.Sql;

/** The service's statements in component tests, counted by their text. */
@Alternative
@Priority(1)
@Singleton
public class CountedSql extends Sql {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    CountedSql(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public <T> java.util.List<T> list(String statement, RowReader<T> reader, Object... parameters) {
        count(statement);
        return super.list(statement, reader, parameters);
    }

    @Override
    public int change(String statement, Object... parameters) {
        count(statement);
        return super.change(statement, parameters);
    }

    /** How often statements that mention any of these tables have run. */
    public long statementsAbout(String... tables) {
        return counts.entrySet().stream()
                .filter(entry -> mentions(entry.getKey(), tables))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    private void count(String statement) {
        counts.computeIfAbsent(statement, _ -> new LongAdder()).increment();
    }

    private static boolean mentions(String statement, String... tables) {
        for (String table : tables) {
            if (Pattern.compile("\\b" + table + "\\b").matcher(statement).find()) {
                return true;
            }
        }
        return false;
    }
}
