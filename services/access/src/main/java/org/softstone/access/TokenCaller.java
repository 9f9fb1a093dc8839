package org.softstone.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller that the request's token names; {@link RequireUserClaim} has made sure that it names one. */
@RequestScoped
class TokenCaller implements Caller {

    private final JsonWebToken token;
    private final AccessConfig config;

    TokenCaller(JsonWebToken token, AccessConfig config) {
        this.token = token;
        this.config = config;
    }

    @Override
    public String userId() {
        String userId = token.getClaim(config.userClaim());
        if (userId == null) {
            throw new IllegalStateException("There is no authenticated caller");
        }
        return userId;
    }

    @Override
    public Set<String> groups() {
        Set<String> groups = token.getGroups();
        return groups == null ? Set.of() : Set.copyOf(groups);
    }
}
