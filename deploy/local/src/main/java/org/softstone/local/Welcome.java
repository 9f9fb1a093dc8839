package org.softstone.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a person needs to know once everything runs. */
final class Welcome {

    private Welcome() {}

    static String text(LocalStack stack, Path data) {
        String url = stack.frontDoor().url().toString();
        String users = Arrays.stream(DemoUser.values())
                .map(user -> "  %-14s %s".formatted(user.userName(), user.who()))
                .collect(Collectors.joining("\n"));
        Database database = stack.database(Service.OUTCOMES);
        return """

                Front door   %1$s
                Issuer       %1$s/auth
                PostgreSQL   %2$s (passwords in %3$s/credentials.properties)
                Kafka        %4$s
                Logs         %3$s/logs

                Users (the password is the user name)
                %5$s

                Try
                  TOKEN=$(curl -s %1$s/auth/token -H 'Content-Type: application/json' -d '{"username":"nurse-1","password":"nurse-1"}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -s -H "Authorization: Bearer $TOKEN" '%1$s/notifications/v1/alerts?state=all'
                  curl -sN -H "Authorization: Bearer $TOKEN" -H 'Last-Event-ID: 0' %1$s/notifications/v1/feed/stream

                Not a medical device; not for clinical use without validation by the site.
                """.formatted(
                        url,
                        database.jdbcUrl()
                                .substring("jdbc:".length(), database.jdbcUrl().lastIndexOf('/')),
                        data,
                        stack.broker().bootstrapServers(),
                        users);
    }
}
