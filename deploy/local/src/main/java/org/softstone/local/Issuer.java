package org.softstone.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.softstone.embedded.EmbeddedException;

/**
 * The OIDC issuer of the local stack: discovery, keys, authorization code flow with PKCE. It has no port of its own; the
 * front door hands it the requests. Its key outlives a restart, and tokens with it.
 */
public final class Issuer {

    static final String AUDIENCE = "softstone";
    static final Duration VALIDITY = Duration.ofHours(1);

    private static final String ISSUER_ID = "auth";

    private final HttpUrl url;
    private final MockOAuth2Server server;
    private final Route requests;

    Issuer(URI url, Path keyFile) {
        this.url = HttpUrl.get(url);
        KeyProvider keys = new KeyProvider(List.of(key(keyFile)), "RS256");
        OAuth2Config config = new OAuth2Config(
                true,
                null,
                null,
                false,
                new OAuth2TokenProvider(keys),
                Set.of(new DefaultOAuth2TokenCallback(
                        ISSUER_ID, "nobody", "JWT", List.of(AUDIENCE), Map.of(), VALIDITY.toSeconds())));
        // It is never started; its handler answers without it.
        this.server = new MockOAuth2Server(config);
        this.requests = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
    }

    /** As in the tokens' {@code iss}. */
    public URI url() {
        return url.uri();
    }

    /** A token as a demo user gets it. */
    public String tokenFor(DemoUser user) {
        return token(user.userName(), user.groups());
    }

    /** A token for anybody. */
    public String token(String user, List<String> groups) {
        Map<String, Object> claims = Map.of(
                "sub", user,
                "aud", AUDIENCE,
                "preferred_username", user,
                "groups", groups,
                "jti", UUID.randomUUID().toString());
        return server.anyToken(url, claims, VALIDITY).serialize();
    }

    /** What the issuer answers to a request for a path below its own, such as {@code /auth/jwks}. */
    OAuth2HttpResponse answer(String method, String pathAndQuery, Map<String, String> headers, String body) {
        HttpUrl requested = url.resolve(pathAndQuery);
        return requests.invoke(new OAuth2HttpRequest(Headers.of(headers), method, requested, body));
    }

    private static JWK key(Path file) {
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            RSAKey made = new RSAKeyGenerator(2048).keyID(ISSUER_ID).generate();
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, made.toJSONString(), StandardCharsets.UTF_8) == null ? null : made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException | JOSEException e) {
            throw new EmbeddedException(
                    "The issuer's key in " + file + " is unreadable; start from scratch with --fresh.", e);
        }
    }
}
