package org.softstone.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The two pages of the front door itself: what there is, and the login of the code flow. */
final class IndexPage {

    private final String index = resource("index.html");
    private final String login = resource("login.html");

    String html(URI url) {
        String users = Arrays.stream(DemoUser.values())
                .map(user -> "<tr><td><code>" + user.userName() + "</code></td><td>" + user.who() + "</td></tr>")
                .collect(Collectors.joining("\n"));
        return index.replace("{{url}}", url.toString()).replace("{{users}}", users);
    }

    String login(String message) {
        String options = Arrays.stream(DemoUser.values())
                .map(user -> "<option value=\"" + user.userName() + "\">" + user.who() + "</option>")
                .collect(Collectors.joining("\n"));
        return login.replace("{{message}}", message).replace("{{users}}", options);
    }

    private static String resource(String name) {
        try (InputStream in = IndexPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
