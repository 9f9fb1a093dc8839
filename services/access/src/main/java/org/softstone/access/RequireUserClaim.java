package org.softstone.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.softstone.http.VisibleText;

/** A token that does not say who is calling is no better than none: 401. */
@ApplicationScoped
class RequireUserClaim implements SecurityIdentityAugmentor {

    // Longer than any subject that OIDC allows (255 ASCII characters): it goes into every audit row.
    private static final int LONGEST = 255;

    private final AccessConfig config;

    RequireUserClaim(AccessConfig config) {
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token && !namesAPerson(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom().item(identity);
    }

    private boolean namesAPerson(JsonWebToken token) {
        Object claim = token.getClaim(config.userClaim());
        return claim instanceof String userId && VisibleText.isId(userId, LONGEST);
    }
}
