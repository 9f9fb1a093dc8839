package org.softstone.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.StreamSupport;

/**
 * Accepts a token only if its {@code groups} are a list of strings and it expires before 2200. The library splits a string
 * at blanks, so that the name of one group could become two, and fails later on any other kind, or on a time centuries
 * ahead.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class RefuseOddClaims extends DefaultJWTCallerPrincipalFactory {

    // The same as for times in bodies.
    private static final long LATEST_END = Instant.parse("2199-12-31T23:59:59Z").getEpochSecond();

    private final ObjectMapper json = new ObjectMapper();
    private final RecentTokens recent;

    RefuseOddClaims(RecentTokens recent) {
        this.recent = recent;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        JWTCallerPrincipal caller = verified(token, expected);
        JsonNode claims = claimsOf(token);
        if (!isListOfTexts(claims.path("groups")) || !isNear(claims.path("exp"))) {
            throw new ParseException("A claim of the token is of another kind than it must be");
        }
        recent.remember(token, caller);
        return caller;
    }

    private JWTCallerPrincipal verified(String token, JWTAuthContextInfo expected) throws ParseException {
        try {
            return super.parse(token, expected);
        } catch (ClassCastException e) {
            throw new ParseException("A claim of the token is of another kind than the library takes it for", e);
        }
    }

    /** Of a token whose signature was found good. */
    private JsonNode claimsOf(String token) throws ParseException {
        try {
            return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new ParseException("The claims of the token cannot be read", e);
        }
    }

    private static boolean isListOfTexts(JsonNode groups) {
        return groups.isMissingNode()
                || groups.isNull()
                || groups.isArray()
                        && StreamSupport.stream(groups.spliterator(), false).allMatch(JsonNode::isTextual);
    }

    private static boolean isNear(JsonNode end) {
        return end.canConvertToLong() && end.longValue() <= LATEST_END;
    }
}
